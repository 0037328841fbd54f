import type { EdgeKind, Source, Span } from '@morel/model';
import { asString, get } from '@morel/parse';
import { plainPath } from '../../reading/tree-path.ts';
import { withoutUser } from '../../reading/without-user.ts';
import { normaliseName } from '../names.ts';
import { readRequirement } from '../requirement/read-requirement.ts';
import { readReference } from '../requirement/reference.ts';
import { canonicalSpecifier } from '../requirement/specifier.ts';

/** Something that a manifest asks for. */
export interface ManifestWish {
  /** Normalised. */
  readonly name: string;
  /** Version clauses in one spelling; empty for any version. */
  readonly specifier: string;
  readonly kinds: readonly EdgeKind[];
  readonly source: Source;
  /** What an address says about the version. */
  readonly version?: string;
  readonly extras: readonly string[];
  readonly marker?: string;
  /** The group or extra that it stands in. */
  readonly group?: string;
  readonly span?: Span | undefined;
  /** The included file that it stands in, where that is not the main one. */
  readonly file?: string;
}

/** How and where a wish stands in its manifest. */
export interface WishPlace {
  readonly kinds: readonly EdgeKind[];
  readonly group?: string;
  readonly span: Span | undefined;
}

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i;

/** The wish of a dependency specifier (PEP 508), PDM's `-e` before it included; undefined where the text is none. */
export function wishOfText(text: string, place: WishPlace): ManifestWish | undefined {
  const trimmed = text.trim();
  const isEditable = trimmed.startsWith('-e ');
  if (isEditable) return wishOfAddress(trimmed.slice('-e '.length).trim(), place);
  const read = readRequirement(trimmed);
  if (!read) return undefined;
  const reference = read.url === undefined ? undefined : readReference(read.url);
  return {
    ...place,
    name: normaliseName(read.name),
    specifier: canonicalSpecifier(read.specifier),
    source: reference?.source ?? { kind: 'registry' },
    ...(reference?.version && { version: reference.version }),
    extras: read.extras,
    ...(read.marker && { marker: read.marker }),
  };
}

function wishOfAddress(address: string, place: WishPlace): ManifestWish | undefined {
  const { source, name, version, extras } = readReference(address, true);
  if (name === undefined) return undefined;
  return { ...place, name: normaliseName(name), specifier: '', source, extras, ...(version && { version }) };
}

/** Where a package comes from, and the version where the address tells it. */
export type Place = Pick<ManifestWish, 'source' | 'version'>;

/**
 * Where a package comes from by the table that stands for it: `git`, `url`, `file`, `path` or `workspace`, as Poetry,
 * Pipenv and uv spell them. Undefined where it says nothing of that.
 */
export function placeOfTable(table: unknown, name: string): Place | undefined {
  const git = asString(get(table, 'git'));
  if (git !== undefined) {
    const commit = asString(get(table, 'rev')) ?? asString(get(table, 'ref')) ?? '';
    const pinned = COMMIT.test(commit) && { commit: commit.toLowerCase() };
    return { source: { kind: 'git', url: withoutUser(git), ...pinned } };
  }
  const address = asString(get(table, 'url')) ?? asString(get(table, 'file'));
  if (address !== undefined) return placeOfAddress(address);
  const path = asString(get(table, 'path'));
  if (path !== undefined) {
    const isLinked = get(table, 'editable') === true || get(table, 'develop') === true;
    return isLinked ? { source: { kind: 'link', path: plainPath(path) } } : placeOfAddress(path);
  }
  return get(table, 'workspace') === true ? { source: { kind: 'link', path: name } } : undefined;
}

function placeOfAddress(address: string): Place {
  const { source, version } = readReference(address);
  return { source, ...(version && { version }) };
}
