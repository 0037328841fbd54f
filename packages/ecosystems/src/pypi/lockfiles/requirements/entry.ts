import type { Source, Span } from '@morel/model';
import { normaliseName } from '../../names.ts';
import { isArchive } from '../../requirement/archive-name.ts';
import { readRequirement, splitExtras } from '../../requirement/read-requirement.ts';
import { isAddress, readReference } from '../../requirement/reference.ts';
import { canonicalSpecifier, pinOf } from '../../requirement/specifier.ts';

/** One requirement of a requirements file. */
export interface RequirementEntry {
  /** Normalised; undefined where an address or path does not tell. */
  readonly name: string | undefined;
  /** As written, without options. */
  readonly text: string;
  readonly extras: readonly string[];
  readonly specifier: string;
  /** The exact version that it asks for. */
  readonly version: string | undefined;
  readonly source: Source;
  readonly marker?: string;
  readonly digests: readonly string[];
  /** It has an option `--hash`. */
  readonly isHashed: boolean;
  /** The environment variable that stands in the version. */
  readonly variable?: string;
  readonly file: string;
  readonly span: Span;
  /** Packages of the same file that ask for it, by the comment of the tool that compiled the file. */
  readonly via?: readonly string[];
  /** The packages that its note names, whoever asks beside them. */
  readonly askers?: readonly string[];
}

/** What is known of a requirement before its text is read. */
export type EntryPlace = Pick<RequirementEntry, 'file' | 'span' | 'digests' | 'isHashed'>;

const VARIABLE = /\$\{([A-Z0-9_]+)\}/;
const MARKER = /\s;|;\s/;

/** Reads a requirement without its options: a specifier, an address or a path. Undefined where it is none of these. */
export function readEntry(text: string, place: EntryPlace): RequirementEntry | undefined {
  const read = isPathLike(text) ? undefined : readRequirement(text);
  if (read && (read.url !== undefined || !isArchive(read.name))) {
    const { name, extras, specifier, marker, url } = read;
    const reference = url === undefined ? undefined : readReference(url);
    const variable = VARIABLE.exec(specifier)?.[1];
    const pinned = variable === undefined ? pinOf(specifier) : undefined;
    return {
      ...place,
      name: normaliseName(name),
      text,
      extras,
      specifier: canonicalSpecifier(specifier),
      version: reference ? reference.version : pinned,
      source: reference?.source ?? { kind: 'registry' },
      digests: [...place.digests, ...(reference?.digests ?? [])],
      ...(marker !== undefined && { marker }),
      ...(variable !== undefined && { variable }),
    };
  }
  const looksRight = isAddress(text) || isPathLike(text) || isArchive(text.split(MARKER, 1)[0] ?? '');
  return looksRight ? readAddressEntry(text, false, place) : undefined;
}

/** Reads what stands behind `-e`: an address or path, or (uv) a name with its address. */
export function readEditable(text: string, place: EntryPlace): RequirementEntry | undefined {
  const named = readRequirement(text)?.url !== undefined;
  return named ? readEntry(text, place) : readAddressEntry(text, true, place);
}

function readAddressEntry(text: string, linked: boolean, place: EntryPlace): RequirementEntry {
  const split = MARKER.exec(text);
  const address = (split ? text.slice(0, split.index) : text).trim();
  const marker = split
    ? text
        .slice(split.index)
        .replace(/^\s*;\s*/, '')
        .trim()
    : '';
  const [, path = '', extras = ''] = /^(.*?)(?:\[([^[\]]*)\])?$/.exec(address) ?? [];
  const reference = readReference(isAddress(address) ? address : path, linked);
  return {
    ...place,
    name: reference.name === undefined ? undefined : normaliseName(reference.name),
    text,
    extras: isAddress(address) ? reference.extras : splitExtras(extras),
    specifier: '',
    version: reference.version,
    source: reference.source,
    digests: [...place.digests, ...reference.digests],
    ...(marker !== '' && { marker }),
  };
}

/** A path says so by its first character, or by a separator where no specifier has one. */
function isPathLike(text: string): boolean {
  if (/^(?:\.|\/|~\/|[A-Za-z]:[\\/])/.test(text)) return true;
  const separator = text.search(/[/\\]/);
  return separator > 0 && !isAddress(text) && !/[@;=<>!~\s]/.test(text.slice(0, separator));
}
