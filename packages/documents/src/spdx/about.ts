import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'spdx',
  title: 'SPDX',
  mediaType: 'application/spdx+json',
  extension: 'spdx.json',
  writes: false,
  boms: [{ id: 'spdx-2.3-json', title: 'SPDX 2.3 (JSON)', mediaType: 'application/spdx+json', extension: 'spdx.json' }],
  formats: [
    {
      id: 'spdx-json',
      title: 'SPDX SBOM (JSON)',
      role: 'sbom',
      files: ['*.spdx.json'],
      signs: ['"spdxVersion"', '"SPDXID"'],
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
