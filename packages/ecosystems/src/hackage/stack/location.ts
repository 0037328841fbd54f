import type { Source } from '@morel/model';
import { asString, get } from '@morel/parse';
import { withoutUser } from '../../reading/without-user.ts';
import { splitIdentifier } from '../names.ts';

/** A package and where it is, as Stack writes it. */
export interface Location {
  readonly name: string;
  readonly version: string;
  readonly source: Source;
  readonly digests: readonly string[];
  /** Whether everything stands there that Stack completes. */
  readonly isComplete: boolean;
}

const SHA256 = /^[0-9a-f]{64}$/;
const COMMIT = /^[0-9a-f]{7,64}$/;
const HACKAGE = /^([^@\s]+)(@sha256:[0-9a-f]{64}(?:,[0-9]+)?)?$/;

/**
 * A completed location of a lockfile: from Hackage with the digest of its `.cabal` file, from git with its commit, or an
 * archive with its digest. Undefined where it is none of these. Source: Stack's documentation, "Lock
 * files" and "Package location".
 */
export function completedLocation(value: unknown): Location | undefined {
  const hackage = asString(get(value, 'hackage'));
  if (hackage !== undefined) {
    const [, identifier = '', digest] = HACKAGE.exec(hackage) ?? [];
    const found = splitIdentifier(identifier);
    return found && { ...found, source: { kind: 'registry' }, digests: [], isComplete: digest !== undefined };
  }
  const [name, version] = [asString(get(value, 'name')), asString(get(value, 'version'))];
  if (!name || !version) return undefined;
  const source = completedSource(value);
  const sha256 = asString(get(value, 'sha256'));
  const isArchive = source?.kind === 'url' || source?.kind === 'file';
  const digests = isArchive && sha256 !== undefined && SHA256.test(sha256) ? [toIntegrity(sha256)] : [];
  const isComplete = source?.kind !== 'git' || source.commit !== undefined;
  return source && { name, version, source, digests, isComplete };
}

function completedSource(value: unknown): Source | undefined {
  const text = (key: string): string | undefined => asString(get(value, key)) || undefined;
  const [git, commit] = [text('git'), text('commit')];
  if (git !== undefined) {
    return { kind: 'git', url: withoutUser(git), ...(commit !== undefined && COMMIT.test(commit) && { commit }) };
  }
  const url = text('url') ?? text('archive');
  if (url !== undefined) return addressSource(url);
  const path = text('filepath');
  if (path !== undefined) return { kind: 'file', path };
  return text('hg') === undefined ? undefined : { kind: 'unknown' };
}

/** An address of an archive, or the path of one. */
export function addressSource(text: string): Source {
  return /^https?:\/\//.test(text) ? { kind: 'url', url: withoutUser(text) } : { kind: 'file', path: text };
}

function toIntegrity(hex: string): string {
  return `sha256-${Buffer.from(hex, 'hex').toString('base64')}`;
}
