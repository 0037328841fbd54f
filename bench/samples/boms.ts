import { hex, json, text, type Package } from './sample.ts';

/** A component of a bill of materials: a package with its package URL. */
export interface Listed extends Package {
  readonly purl: string;
  readonly wants: readonly Listed[];
}

/** How one form of a bill of materials is written. */
export interface BomSample {
  readonly format: string;
  readonly file: string;
  readonly write: (components: readonly Listed[]) => string;
}

const created = '2026-01-01T00:00:00Z';
const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

function spdxId(one: Listed, at: number): string {
  return `SPDXRef-Package-${at}-${one.name.replace(/[^\w.-]/g, '-').replaceAll('_', '-')}`;
}

/** The forms of CycloneDX and SPDX 2 that are read, each with the same components. */
export const boms: readonly BomSample[] = [
  {
    format: 'cyclonedx-json',
    file: 'app.cdx.json',
    write: (components) =>
      json({
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        version: 1,
        metadata: { timestamp: created, component: { type: 'application', name: 'app', 'bom-ref': 'app' } },
        components: components.map((one) => ({
          type: 'library',
          'bom-ref': one.purl,
          name: one.name,
          version: one.version,
          hashes: [{ alg: 'SHA-256', content: hex(one, 64) }],
          licenses: [{ license: { id: 'MIT' } }],
          purl: one.purl,
        })),
        dependencies: components.map((one) => ({
          ref: one.purl,
          dependsOn: one.wants.map(({ purl }) => purl),
        })),
      }),
  },
  {
    format: 'cyclonedx-xml',
    file: 'app.cdx.xml',
    write: (components) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1">\n  <metadata><timestamp>${created}</timestamp><component type="application" bom-ref="app"><name>app</name></component></metadata>\n  <components>\n${text(
        components,
        (one) => [
          `    <component type="library" bom-ref="${escaped(one.purl)}">`,
          `      <name>${escaped(one.name)}</name>`,
          `      <version>${escaped(one.version)}</version>`,
          `      <hashes><hash alg="SHA-256">${hex(one, 64)}</hash></hashes>`,
          '      <licenses><license><id>MIT</id></license></licenses>',
          `      <purl>${escaped(one.purl)}</purl>`,
          '    </component>',
        ],
      )}  </components>\n  <dependencies>\n${text(components, (one) => [
        `    <dependency ref="${escaped(one.purl)}">`,
        ...one.wants.map((other) => `      <dependency ref="${escaped(other.purl)}"/>`),
        '    </dependency>',
      ])}  </dependencies>\n</bom>\n`,
  },
  { format: 'spdx-json', file: 'app.spdx.json', write: (components) => json(spdx(components)) },
  {
    format: 'spdx-yaml',
    file: 'app.spdx.yaml',
    write: (components) =>
      [
        `spdxVersion: SPDX-2.3\ndataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nname: app`,
        `documentNamespace: https://example.com/spdx/app\ncreationInfo:\n  created: '${created}'\n  creators:\n  - 'Tool: sample'\npackages:`,
        ...components.map((one, at) =>
          [
            `- SPDXID: ${spdxId(one, at)}`,
            `  name: '${one.name}'`,
            `  versionInfo: '${one.version}'`,
            '  downloadLocation: NOASSERTION\n  filesAnalyzed: false\n  licenseDeclared: MIT\n  checksums:',
            `  - algorithm: SHA256\n    checksumValue: ${hex(one, 64)}`,
            '  externalRefs:\n  - referenceCategory: PACKAGE-MANAGER\n    referenceType: purl',
            `    referenceLocator: '${one.purl}'`,
          ].join('\n'),
        ),
        'relationships:',
        ...relations(components).map(
          ([from, kind, to]) => `- spdxElementId: ${from}\n  relationshipType: ${kind}\n  relatedSpdxElement: ${to}`,
        ),
        '',
      ].join('\n'),
  },
  {
    format: 'spdx-tag-value',
    file: 'app.spdx',
    write: (components) =>
      [
        'SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: app',
        `DocumentNamespace: https://example.com/spdx/app\nCreator: Tool: sample\nCreated: ${created}\n`,
        ...components.map((one, at) =>
          [
            `PackageName: ${one.name}`,
            `SPDXID: ${spdxId(one, at)}`,
            `PackageVersion: ${one.version}`,
            'PackageDownloadLocation: NOASSERTION\nFilesAnalyzed: false\nPackageLicenseDeclared: MIT',
            `PackageChecksum: SHA256: ${hex(one, 64)}`,
            `ExternalRef: PACKAGE-MANAGER purl ${one.purl}\n`,
          ].join('\n'),
        ),
        ...relations(components).map((parts) => `Relationship: ${parts.join(' ')}`),
        '',
      ].join('\n'),
  },
];

function spdx(components: readonly Listed[]): object {
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'app',
    documentNamespace: 'https://example.com/spdx/app',
    creationInfo: { created, creators: ['Tool: sample'] },
    packages: components.map((one, at) => ({
      SPDXID: spdxId(one, at),
      name: one.name,
      versionInfo: one.version,
      downloadLocation: 'NOASSERTION',
      filesAnalyzed: false,
      licenseDeclared: 'MIT',
      checksums: [{ algorithm: 'SHA256', checksumValue: hex(one, 64) }],
      externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: one.purl }],
    })),
    relationships: relations(components).map(([spdxElementId, relationshipType, relatedSpdxElement]) => ({
      spdxElementId,
      relationshipType,
      relatedSpdxElement,
    })),
  };
}

function relations(components: readonly Listed[]): (readonly [string, string, string])[] {
  const places = new Map<Listed, string>(components.map((one, at) => [one, spdxId(one, at)]));
  const inner = components.flatMap((one) =>
    one.wants.map((other) => [places.get(one) ?? '', 'DEPENDS_ON', places.get(other) ?? ''] as const),
  );
  return [['SPDXRef-DOCUMENT', 'DESCRIBES', components[0] ? spdxId(components[0], 0) : 'NONE'] as const, ...inner];
}
