import {
  hashOf,
  parsePurl,
  type BomComponent,
  type BomHash,
  type BomIdentifier,
  type BomProperty,
  type Licence,
} from '@morel/model';
import { asArray, asString, declaredLicence, get } from '@morel/parse';

/** An artifact of a checked document. Source: schema 16, `#/$defs/Package`; before 9, `#/definitions/Package`. */
export function artifactOf(value: unknown, key: string): BomComponent {
  const [version, purl] = [textOf(value, 'version'), textOf(value, 'purl')];
  return {
    key,
    kind: 'library',
    ...nameOf(asString(get(value, 'name')) ?? '', purl),
    ...(version && { version }),
    ...(purl && { purl }),
    identifiers: listOf(value, 'cpes').flatMap((cpe) => identifierOf(asString(cpe) ?? textOf(cpe, 'cpe'))),
    hashes: hashesOf(get(value, 'metadata')),
    licences: listOf(value, 'licenses').flatMap(licenceOf),
    links: [],
    properties: propertiesOf(value),
  };
}

export function textOf(owner: unknown, key: string): string | undefined {
  return asString(get(owner, key)) || undefined;
}

export function listOf(owner: unknown, key: string): readonly unknown[] {
  return asArray(get(owner, key)) ?? [];
}

export function identifierOf(cpe: string | undefined): BomIdentifier[] {
  return cpe ? [{ kind: 'cpe', value: cpe }] : [];
}

/** Syft has one name: where the package URL says so, its first part is a group. */
function nameOf(full: string, purl: string | undefined): Pick<BomComponent, 'name' | 'group'> {
  const { namespace, name = '' } = parsePurl(purl ?? '') ?? {};
  return namespace !== undefined && full === `${namespace}/${name}` ? { name, group: namespace } : { name: full };
}

/** Up to version 7 a licence is a text, since then an object with the expression that Syft made of it, if it is one. */
function licenceOf(value: unknown): readonly Licence[] {
  if (typeof value === 'string') return declaredLicence(value) ?? [];
  const [expression, name, type] = [textOf(value, 'spdxExpression'), textOf(value, 'value'), textOf(value, 'type')];
  const url = listOf(value, 'urls').flatMap((one) => asString(one) || [])[0];
  const kind = type === 'concluded' ? type : 'declared';
  const stated = expression === undefined ? declaredLicence(name ?? '')?.[0] : { expression };
  return stated ? [{ ...stated, kind, ...(url && { url }) }] : [];
}

/** Names of hash algorithms in the digests of archives. */
const ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['md5', 'MD5'],
  ['sha1', 'SHA-1'],
  ['sha256', 'SHA-256'],
  ['sha512', 'SHA-512'],
]);

/** Digests of the package itself, where the kind of its metadata has some: archives of Java, lockfiles of npm and Cargo. */
function hashesOf(metadata: unknown): BomHash[] {
  const digests = listOf(metadata, 'digest').flatMap((digest) => {
    const algorithm = ALGORITHMS.get(textOf(digest, 'algorithm') ?? '');
    const value = textOf(digest, 'value')?.toLowerCase();
    return algorithm && value && /^[0-9a-f]+$/.test(value) ? [{ algorithm, value }] : [];
  });
  const integrity = (textOf(metadata, 'integrity') ?? '').split(' ').flatMap((one) => hashOf(one) ?? []);
  const checksum = textOf(metadata, 'checksum') ?? '';
  return [
    ...digests,
    ...integrity,
    ...(/^[0-9a-f]{64}$/.test(checksum) ? [{ algorithm: 'SHA-256', value: checksum }] : []),
  ];
}

const MOST_LOCATIONS = 20;

/** What has no place of its own, under the names that Syft gives it when it writes CycloneDX. */
function propertiesOf(value: unknown): BomProperty[] {
  const facts = (['foundBy', 'language', 'type', 'metadataType'] as const).flatMap((key) => {
    const text = textOf(value, key);
    return text === undefined ? [] : [{ name: `syft:package:${key}`, value: text }];
  });
  const places = listOf(value, 'locations').slice(0, MOST_LOCATIONS);
  const locations = places.flatMap((place, at) =>
    (['path', 'layerID'] as const).flatMap((key) => {
      const text = textOf(place, key);
      return text === undefined ? [] : [{ name: `syft:location:${at}:${key}`, value: text }];
    }),
  );
  return [...facts, ...locations];
}
