import type { DocumentAbout } from '@morel/model';
import { SHARED_NAMES } from '../sbom/shared-names.ts';

export const about: DocumentAbout = {
  id: 'spdx',
  title: 'SPDX',
  mediaType: 'application/spdx+json',
  extension: 'spdx.json',
  writes: false,
  boms: [
    { id: 'spdx-2.3-json', title: 'SPDX 2.3 (JSON)', mediaType: 'application/spdx+json', extension: 'spdx.json' },
    { id: 'spdx-3.0.1-json', title: 'SPDX 3.0.1 (JSON-LD)', mediaType: 'application/ld+json', extension: 'spdx3.json' },
  ],
  formats: [
    {
      id: 'spdx-json',
      title: 'SPDX SBOM (JSON)',
      role: 'sbom',
      files: ['*.spdx.json'],
      mayBe: SHARED_NAMES,
      signs: ['"spdxVersion"', '"SPDXID"'],
      limit: 64 * 1024 * 1024,
    },
    {
      id: 'spdx-3-json',
      title: 'SPDX 3 SBOM (JSON-LD)',
      role: 'sbom',
      files: ['*.spdx3.json', '*.spdx.jsonld', '*.spdx3.jsonld'],
      mayBe: SHARED_NAMES,
      signs: ['"@context"', 'https://spdx.org/rdf/3.'],
      limit: 64 * 1024 * 1024,
    },
    {
      id: 'spdx-yaml',
      title: 'SPDX SBOM (YAML)',
      role: 'sbom',
      files: ['*.spdx.yaml', '*.spdx.yml'],
      signs: ['spdxVersion:', 'SPDXID:'],
    },
    {
      id: 'spdx-tag-value',
      title: 'SPDX SBOM (tag-value)',
      role: 'sbom',
      files: ['*.spdx'],
      signs: ['SPDXVersion: SPDX-'],
    },
  ],
};
