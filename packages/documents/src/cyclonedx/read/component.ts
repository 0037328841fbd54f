import type { BomComponent, BomIdentifier, BomKind, BomParty } from '@morel/model';
import { get } from '@morel/parse';
import { hashesOf, licencesOf, linksOf, listOf, organisationOf, personsOf, propertiesOf, textOf } from './parts.ts';

const KINDS: ReadonlySet<string> = new Set<BomKind>([
  'application',
  'framework',
  'library',
  'container',
  'platform',
  'operating-system',
  'device',
  'device-driver',
  'firmware',
  'file',
  'machine-learning-model',
  'data',
  'cryptographic-asset',
]);

/** A component of a checked document under the key that it gets. Source: CycloneDX 1.7, `#/definitions/component`. */
export function componentOf(value: unknown, key: string, partOf: string | undefined): BomComponent {
  const scope = textOf(value, 'scope');
  const supplier = organisationOf(get(value, 'supplier'));
  const originator = originatorOf(value);
  return {
    key,
    kind: kindOf(textOf(value, 'type')),
    name: textOf(value, 'name') ?? '',
    ...pick(value, ['group', 'version', 'purl', 'description', 'copyright']),
    identifiers: identifiersOf(value),
    hashes: hashesOf(value),
    licences: licencesOf(value),
    ...(supplier && { supplier }),
    ...(originator && { originator }),
    ...(isScope(scope) && { scope }),
    links: linksOf(value),
    ...(partOf !== undefined && { partOf }),
    properties: propertiesOf(value),
  };
}

function kindOf(type: string | undefined): BomKind {
  return type !== undefined && isKind(type) ? type : 'other';
}

function isKind(type: string): type is BomKind {
  return KINDS.has(type);
}

function isScope(scope: string | undefined): scope is NonNullable<BomComponent['scope']> {
  return scope === 'required' || scope === 'optional' || scope === 'excluded';
}

type TextKey = 'group' | 'version' | 'purl' | 'description' | 'copyright';

function pick(value: unknown, keys: readonly TextKey[]): Partial<Record<TextKey, string>> {
  return Object.fromEntries(
    keys.flatMap((key) => (textOf(value, key) === undefined ? [] : [[key, textOf(value, key)]])),
  );
}

/** The manufacturer; before 1.6 the author as a text, or the publisher. */
function originatorOf(value: unknown): BomParty | undefined {
  const manufacturer = organisationOf(get(value, 'manufacturer')) ?? personsOf(value, 'authors')[0];
  const name = textOf(value, 'author') ?? textOf(value, 'publisher');
  return manufacturer ?? (name === undefined ? undefined : { kind: 'person', name });
}

function identifiersOf(value: unknown): BomIdentifier[] {
  const cpe = textOf(value, 'cpe');
  const swid = textOf(get(value, 'swid'), 'tagId');
  return [
    ...(cpe === undefined ? [] : [{ kind: 'cpe' as const, value: cpe }]),
    ...(swid === undefined ? [] : [{ kind: 'swid' as const, value: swid }]),
    ...listOf(value, 'swhid').flatMap((id) => (typeof id === 'string' ? [{ kind: 'swhid' as const, value: id }] : [])),
    ...listOf(value, 'omniborId').flatMap((id) =>
      typeof id === 'string' ? [{ kind: 'omnibor' as const, value: id }] : [],
    ),
  ];
}
