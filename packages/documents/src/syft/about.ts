import type { DocumentAbout } from '@morel/model';
import { SHARED_NAMES } from '../sbom/shared-names.ts';

export const about: DocumentAbout = {
  id: 'syft',
  title: 'Syft JSON',
  mediaType: 'application/vnd.syft+json',
  extension: 'syft.json',
  writes: false,
  formats: [
    {
      id: 'syft-json',
      title: 'Syft SBOM (JSON)',
      role: 'sbom',
      files: ['*.syft.json', 'syft.json', '*-syft.json'],
      mayBe: SHARED_NAMES,
      signs: ['"artifacts"', '"descriptor"', '/syft/main/schema/json/schema-'],
      limit: 64 * 1024 * 1024,
    },
  ],
};
