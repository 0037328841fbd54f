import type { BomFormatAbout, DocumentAbout } from '@morel/model';
import { SHARED_NAMES } from '../sbom/shared-names.ts';

const JSON_FORM = { mediaType: 'application/vnd.cyclonedx+json', extension: 'cdx.json' } as const;
const XML_FORM = { mediaType: 'application/vnd.cyclonedx+xml', extension: 'cdx.xml' } as const;
const boms: readonly BomFormatAbout[] = [
  { id: 'cyclonedx-1.6-json', title: 'CycloneDX 1.6 (JSON)', ...JSON_FORM },
  { id: 'cyclonedx-1.7-json', title: 'CycloneDX 1.7 (JSON)', ...JSON_FORM },
  { id: 'cyclonedx-1.6-xml', title: 'CycloneDX 1.6 (XML)', ...XML_FORM },
  { id: 'cyclonedx-1.7-xml', title: 'CycloneDX 1.7 (XML)', ...XML_FORM },
];

export const about: DocumentAbout = {
  id: 'cyclonedx',
  title: 'CycloneDX',
  mediaType: 'application/vnd.cyclonedx+json',
  extension: 'cdx.json',
  writes: false,
  boms,
  vex: [
    { id: 'cyclonedx-json', title: 'CycloneDX VEX (JSON)', signs: ['"bomFormat"', '"CycloneDX"'], writes: false },
    {
      id: 'cyclonedx-xml',
      title: 'CycloneDX VEX (XML)',
      signs: ['<', 'http://cyclonedx.org/schema/bom/1.'],
      writes: false,
    },
    ...boms.map(({ id, title }) => ({ id, title: title.replace('CycloneDX', 'CycloneDX VEX'), writes: true })),
  ],
  formats: [
    {
      id: 'cyclonedx-json',
      title: 'CycloneDX SBOM (JSON)',
      role: 'sbom',
      files: ['bom.json', '*.cdx.json', '*.bom.json', 'cyclonedx.json', '*-cyclonedx.json', '*.cyclonedx.json'],
      mayBe: SHARED_NAMES,
      signs: ['"bomFormat"', '"CycloneDX"'],
      limit: 64 * 1024 * 1024,
    },
    {
      id: 'cyclonedx-xml',
      title: 'CycloneDX SBOM (XML)',
      role: 'sbom',
      files: ['bom.xml', '*.cdx.xml', '*.bom.xml', 'cyclonedx.xml', '*-cyclonedx.xml', '*.cyclonedx.xml'],
      signs: ['<', 'http://cyclonedx.org/schema/bom/1.'],
    },
  ],
};
