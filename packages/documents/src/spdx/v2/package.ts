import {
  OWN_PROPERTY,
  parsePurl,
  type BomComponent,
  type BomIdentifier,
  type BomLink,
  type Licence,
} from '@morel/model';
import { asArray, asString, get } from '@morel/parse';
import { partyOf } from './parties.ts';
import { algorithmOf, kindOf, OWN_COMMENT } from './words.ts';

/** Texts that stand for "nothing is said" and "there is none". */
const NOTHING: ReadonlySet<string> = new Set(['', 'NOASSERTION', 'NONE']);

/** A text that says something. */
export function said(owner: unknown, key: string): string | undefined {
  const text = asString(get(owner, key));
  return text === undefined || NOTHING.has(text) ? undefined : text;
}

/** A package of a checked document. Source: SPDX 2.3, section 7. */
export function componentOf(value: unknown, key: string): BomComponent {
  const references = asArray(get(value, 'externalRefs')) ?? [];
  const purl = locatorsOf(references, (type) => type === 'purl')[0];
  const [version, description, copyright] = [
    said(value, 'versionInfo'),
    said(value, 'description') ?? said(value, 'summary'),
    said(value, 'copyrightText'),
  ];
  const [supplier, originator] = [partyOf(said(value, 'supplier')), partyOf(said(value, 'originator'))];
  return {
    key,
    kind: kindOf(said(value, 'primaryPackagePurpose')),
    ...nameOf(asString(get(value, 'name')) ?? '', purl),
    ...(version && { version }),
    ...(purl && { purl }),
    identifiers: identifiersOf(references),
    hashes: (asArray(get(value, 'checksums')) ?? []).flatMap((checksum) => {
      const [algorithm, hash] = [asString(get(checksum, 'algorithm')), asString(get(checksum, 'checksumValue'))];
      return algorithm && hash ? [{ algorithm: algorithmOf(algorithm), value: hash.toLowerCase() }] : [];
    }),
    licences: [
      ...licenceOf(said(value, 'licenseConcluded'), 'concluded'),
      ...licenceOf(said(value, 'licenseDeclared'), 'declared'),
    ],
    ...(supplier && { supplier }),
    ...(originator && { originator }),
    links: linksOf(value),
    ...(description && { description }),
    ...(copyright && { copyright }),
    properties: isOwn(value) ? [OWN_PROPERTY] : [],
  };
}

function isOwn(value: unknown): boolean {
  return (asArray(get(value, 'annotations')) ?? []).some((one) => get(one, 'comment') === OWN_COMMENT);
}

/** SPDX has one name: where the package URL says so, its first part is a group. */
function nameOf(full: string, purl: string | undefined): Pick<BomComponent, 'name' | 'group'> {
  const { namespace, name = '' } = parsePurl(purl ?? '') ?? {};
  return namespace !== undefined && full === `${namespace}/${name}` ? { name, group: namespace } : { name: full };
}

function locatorsOf(references: readonly unknown[], isWanted: (type: string) => boolean): string[] {
  return references.flatMap((reference) => {
    const locator = asString(get(reference, 'referenceLocator'));
    return locator !== undefined && isWanted(asString(get(reference, 'referenceType')) ?? '') ? [locator] : [];
  });
}

function identifiersOf(references: readonly unknown[]): BomIdentifier[] {
  return [
    ...locatorsOf(references, (type) => type.startsWith('cpe2')).map((value) => ({ kind: 'cpe' as const, value })),
    ...locatorsOf(references, (type) => type === 'swh').map((value) => ({ kind: 'swhid' as const, value })),
    ...locatorsOf(references, (type) => type === 'swid').map((value) => ({ kind: 'swid' as const, value })),
    ...locatorsOf(references, (type) => type === 'gitoid').map((value) => ({ kind: 'omnibor' as const, value })),
  ];
}

function licenceOf(text: string | undefined, kind: 'declared' | 'concluded'): Licence[] {
  return text === undefined ? [] : [{ expression: text, kind }];
}

/** The place to download from is an archive, or a repository with a scheme such as `git+https`. */
function linksOf(value: unknown): BomLink[] {
  const [download, website] = [said(value, 'downloadLocation'), said(value, 'homepage')];
  const isRepository = download !== undefined && /^(?:git|hg|svn|bzr)(?:\+|:)/.test(download);
  return [
    ...(download === undefined ? [] : [{ kind: isRepository ? 'vcs' : 'distribution', url: download, hashes: [] }]),
    ...(website === undefined ? [] : [{ kind: 'website', url: website, hashes: [] }]),
  ];
}
