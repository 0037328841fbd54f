import type { BomWriter } from '@morel/model';
import { bomJson } from './bom.ts';
import type { SpecVersion } from './spec-version.ts';

/** The writer of one version in JSON. */
export function jsonWriter(version: SpecVersion): BomWriter {
  return {
    format: `cyclonedx-${version}-json`,
    write(bom) {
      const { value, lost } = bomJson(bom, version);
      return { text: [`${JSON.stringify(value, undefined, 2)}\n`], lost };
    },
  };
}
