import type { DocumentAbout } from '@morel/model';

export const about: DocumentAbout = {
  id: 'cyclonedx',
  title: 'CycloneDX',
  mediaType: 'application/vnd.cyclonedx+json',
  extension: 'cdx.json',
  writes: false,
  formats: [
    {
      id: 'cyclonedx-json',
      title: 'CycloneDX SBOM (JSON)',
      role: 'sbom',
      files: ['bom.json', '*.cdx.json', '*.bom.json', 'cyclonedx.json', '*-cyclonedx.json'],
      signs: ['"bomFormat"', '"CycloneDX"'],
      limit: 64 * 1024 * 1024,
    },
  ],
};
