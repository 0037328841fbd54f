import type { Source } from '@morel/model';
import { asArray, asString, get } from '@morel/parse';
import { withoutUser } from '../../reading/without-user.ts';
import { splitIdentifier } from '../names.ts';
import { addressSource } from './location.ts';

/** One of the packages beside the snapshot, as a stack.yaml asks for it. */
export interface ExtraDep {
  readonly name: string;
  readonly version?: string;
  readonly source: Source;
  readonly specifier: string;
  readonly digests: readonly string[];
}

const COMMIT = /^[0-9a-f]{7,64}$/;
const PINNED = /^([^@\s]+)(?:@(?:sha256:[0-9a-f]{64}(?:,[0-9]+)?|rev:[0-9]+))?$/;

/**
 * An extra-dep: a package of Hackage with its version, an archive, a folder, or a repository. Undefined where it is none
 * of these. Source: Stack's documentation, "Package location".
 */
export function extraDep(value: unknown): ExtraDep | undefined {
  const text = asString(value);
  if (text !== undefined) return fromText(text);
  const github = asString(get(value, 'github'));
  const git = asString(get(value, 'git')) ?? (github && `https://github.com/${github}.git`);
  const archive = asString(get(value, 'archive')) ?? asString(get(value, 'url'));
  const subdirs = asArray(get(value, 'subdirs'))?.map(String).join(', ');
  const inner = subdirs === undefined ? '' : ` (${subdirs})`;
  if (git) {
    const commit = asString(get(value, 'commit'));
    const source = { kind: 'git', url: withoutUser(git), ...(commit && COMMIT.test(commit) && { commit }) } as const;
    const specifier = `${source.url}${commit === undefined ? '' : `@${commit}`}${inner}`;
    // Which packages it holds is known only to who fetches it.
    return { name: github ?? source.url, source, specifier, digests: [] };
  }
  if (archive) return fromAddress(archive);
  const hg = asString(get(value, 'hg'));
  return hg ? { name: hg, source: { kind: 'unknown' }, specifier: hg, digests: [] } : undefined;
}

function fromText(text: string): ExtraDep | undefined {
  const found = splitIdentifier(PINNED.exec(text)?.[1] ?? '');
  if (found) return { ...found, source: { kind: 'registry' }, specifier: `==${found.version}`, digests: [] };
  if (/^https?:\/\//.test(text) || /\.(?:tar\.gz|tgz|zip)$/.test(text)) return fromAddress(text);
  // Anything else is a folder; a package without a version is refused by Stack.
  return /^\.{0,2}\//.test(text) || text.includes('/') || text === '.'
    ? { name: text, source: { kind: 'link', path: text }, specifier: text, digests: [] }
    : undefined;
}

function fromAddress(text: string): ExtraDep {
  const source = addressSource(text);
  const name = 'url' in source && source.url !== undefined ? source.url : text;
  return { name, source, specifier: name, digests: [] };
}
