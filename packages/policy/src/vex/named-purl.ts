import { parsePurl, type NameRules, type VexIdentifier, type VexPart } from '@morel/model';
import { canonicalParts } from '@morel/parse';

/** The rules for names of a type of package URLs, where an ecosystem that has them is loaded. */
export type NamesOf = (purlType: string) => NameRules | undefined;

/** A package URL in the form in which two are compared. */
export interface NamedPurl {
  readonly type: string;
  readonly name: string;
  readonly version: string | undefined;
  /** Qualifiers and subpath: they tell apart what has one name. */
  readonly extra: string;
}

/** Undefined where the text is no package URL, or one that its type forbids. */
export function namedPurl(text: string, namesOf: NamesOf): NamedPurl | undefined {
  const parsed = parsePurl(text);
  const parts = parsed && canonicalParts(parsed);
  if (!parts) return undefined;
  const { type, namespace, name, version, qualifiers = {}, subpath } = parts;
  const sorted = Object.entries(qualifiers).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    type,
    name: namesOf(type)?.fromPurl(parts) ?? JSON.stringify([namespace, name]),
    version,
    extra: JSON.stringify([sorted, subpath]),
  };
}

/** What a statement may name: a package URL, and the BOM-Links of the entries that stand for it. */
export interface Target {
  readonly purl: NamedPurl | undefined;
  readonly links: ReadonlySet<string>;
}

/** How strictly a part has to name something: `fixed` in every version would be said of those that need the fix too. */
export type Strictness = 'exact' | 'any-version' | 'loose';

/**
 * Whether a part of a statement names a target. A part with several package URLs and BOM-Links has to name it with
 * each. A version is compared as text: none in the statement stands for all of them. `loose` serves what takes a
 * statement back: there any package URL will do, and qualifiers do not count.
 */
export function names(part: VexPart, target: Target, strictness: Strictness, namesOf: NamesOf): boolean {
  const known = part.identifiers.filter(({ kind }) => kind === 'purl' || kind === 'bom-link');
  const fits = ({ kind, value }: VexIdentifier): boolean => {
    if (kind === 'bom-link') return target.links.has(value);
    const purl = namedPurl(value, namesOf);
    const wanted = target.purl;
    if (!purl || !wanted || purl.type !== wanted.type || purl.name !== wanted.name) return false;
    if (purl.version === undefined ? strictness === 'exact' : purl.version !== wanted.version) return false;
    return strictness === 'loose' || purl.extra === wanted.extra;
  };
  return strictness === 'loose' ? known.some(fits) : known.length > 0 && known.every(fits);
}
