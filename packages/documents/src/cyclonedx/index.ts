import type { Document } from '@morel/model';
import { about } from './about.ts';

const VERSIONS = ['1.6', '1.7'] as const;

/** CycloneDX, the bill of materials of OWASP (ECMA-424). */
export const document: Document = {
  about,
  readers: [
    {
      format: 'cyclonedx-json',
      load: () => import('./json-reader.ts').then(({ cycloneDxJson }) => cycloneDxJson),
    },
    {
      format: 'cyclonedx-xml',
      load: () => import('./xml-reader.ts').then(({ cycloneDxXml }) => cycloneDxXml),
    },
  ],
  vexReaders: [
    {
      format: 'cyclonedx-json',
      load: () => import('./vex-reader.ts').then(({ cycloneDxVex }) => cycloneDxVex),
    },
    {
      format: 'cyclonedx-xml',
      load: () => import('./vex-reader.ts').then(({ cycloneDxVexXml }) => cycloneDxVexXml),
    },
  ],
  vexWriters: VERSIONS.flatMap((version) =>
    (['json', 'xml'] as const).map((syntax) => ({
      format: `cyclonedx-${version}-${syntax}`,
      load: () => import('./write/vex-writer.ts').then(({ vexWriter }) => vexWriter(version, syntax)),
    })),
  ),
  bomWriters: VERSIONS.flatMap((version) => [
    {
      format: `cyclonedx-${version}-json`,
      load: () => import('./write/json-writer.ts').then(({ jsonWriter }) => jsonWriter(version)),
    },
    {
      format: `cyclonedx-${version}-xml`,
      load: () => import('./write/xml-writer.ts').then(({ xmlWriter }) => xmlWriter(version)),
    },
  ]),
};
