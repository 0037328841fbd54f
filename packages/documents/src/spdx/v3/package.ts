import {
  parsePurl,
  type BomComponent,
  type BomHash,
  type BomIdentifier,
  type BomLink,
  type BomProperty,
} from '@morel/model';
import { asArray, asString, get, stringsOf } from '@morel/parse';
import { said } from '../v2/package.ts';
import { referencesOf, typeOf } from './elements.ts';
import type { Lookup } from './licences.ts';
import { identifiersOf, partyOf } from './parties.ts';
import { kindOf, OWN_ALGORITHMS, OWN_IDENTIFIERS, OWN_LINKS } from './words.ts';

/** A package of a checked document, without what relationships say of it. Source: SPDX 3.0.1, Software/Package. */
export function componentOf(value: unknown, key: string, find: Lookup): BomComponent {
  const purl = purlOf(value);
  const [version, description, copyright] = [
    said(value, 'software_packageVersion'),
    said(value, 'description') ?? said(value, 'summary'),
    said(value, 'software_copyrightText'),
  ];
  const supplier = partyOf(referencesOf(get(value, 'suppliedBy'))[0], find);
  const originator = partyOf(referencesOf(get(value, 'originatedBy'))[0], find);
  return {
    key,
    kind: kindOf(typeOf(value), said(value, 'software_primaryPurpose')),
    ...nameOf(asString(get(value, 'name')), purl),
    ...(version && { version }),
    ...(purl && { purl }),
    identifiers: furtherIdentifiers(value),
    hashes: hashesOf(value),
    licences: [],
    ...(supplier && { supplier }),
    ...(originator && { originator }),
    links: linksOf(value),
    ...(description && { description }),
    ...(copyright && { copyright }),
    properties: propertiesOf(value),
  };
}

/** The member for it, or an identifier. */
export function purlOf(value: unknown): string | undefined {
  return said(value, 'software_packageUrl') ?? identifiersOf(value, 'packageUrl')[0];
}

/** SPDX has one name: where the package URL says so, its first part is a group. A name may be missing. */
function nameOf(full: string | undefined, purl: string | undefined): Pick<BomComponent, 'name' | 'group'> {
  const { namespace, name } = parsePurl(purl ?? '') ?? {};
  if (name === undefined) return { name: full ?? '' };
  const isBoth = full === undefined || full === `${namespace}/${name}`;
  return namespace !== undefined && isBoth ? { name, group: namespace } : { name: full ?? name };
}

function furtherIdentifiers(value: unknown): BomIdentifier[] {
  return [...OWN_IDENTIFIERS].flatMap(([type, kind]) =>
    identifiersOf(value, type).map((identifier) => ({ kind, value: identifier })),
  );
}

function hashesOf(value: unknown): BomHash[] {
  return (asArray(get(value, 'verifiedUsing')) ?? []).flatMap((hash) => {
    const [algorithm, text] = [asString(get(hash, 'algorithm')), asString(get(hash, 'hashValue'))];
    if (algorithm === undefined || text === undefined || typeOf(hash) !== 'Hash') return [];
    return [{ algorithm: OWN_ALGORITHMS.get(algorithm) ?? algorithm, value: text.toLowerCase() }];
  });
}

/** The place to download from is an archive, or a repository with a scheme such as `git+https`. */
function linksOf(value: unknown): BomLink[] {
  const [download, website] = [said(value, 'software_downloadLocation'), said(value, 'software_homePage')];
  const isRepository = download !== undefined && /^(?:git|hg|svn|bzr)(?:\+|:)/.test(download);
  return [
    ...(download === undefined ? [] : [{ kind: isRepository ? 'vcs' : 'distribution', url: download, hashes: [] }]),
    ...(website === undefined ? [] : [{ kind: 'website', url: website, hashes: [] }]),
    ...(asArray(get(value, 'externalRef')) ?? []).flatMap((reference): BomLink[] => {
      const kind = OWN_LINKS.get(asString(get(reference, 'externalRefType')) ?? '') ?? 'other';
      const comment = asString(get(reference, 'comment'));
      return stringsOf(get(reference, 'locator')).map((url) => ({
        kind,
        url,
        hashes: [],
        ...(comment && { comment }),
      }));
    }),
  ];
}

/** Properties of CycloneDX, which SPDX has an extension for. */
function propertiesOf(value: unknown): BomProperty[] {
  return (asArray(get(value, 'extension')) ?? [])
    .flatMap((extension) => asArray(get(extension, 'extension_cdxProperty')) ?? [])
    .flatMap((property) => {
      const name = asString(get(property, 'extension_cdxPropName'));
      return name === undefined ? [] : [{ name, value: asString(get(property, 'extension_cdxPropValue')) ?? '' }];
    });
}
