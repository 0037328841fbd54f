import type { Document } from '@morel/model';
import { about } from './about.ts';

/** CycloneDX, the bill of materials of OWASP (ECMA-424). */
export const document: Document = {
  about,
  readers: [
    {
      format: 'cyclonedx-json',
      load: () => import('./json-reader.ts').then(({ loadCycloneDxJson }) => loadCycloneDxJson()),
    },
  ],
};
