import type { Control } from '@morel/model';
import { isProtectedUrl } from './protected-url.ts';

/** The controls of a wrapper: both builds have the same keys. */
export function distributionControls(file: string, reference: string): readonly Control[] {
  return [
    {
      id: 'distribution-digest',
      title: 'The build tool is checked before it runs',
      purpose: 'hashes',
      keys: ['distributionSha256Sum'],
      protects: (value) => /^[0-9a-f]{64}$/i.test(value.trim()),
      byDefault: false,
      why: 'The wrapper downloads the build tool and runs it. Without a digest it runs whatever the address gives.',
      advice: `Write distributionSha256Sum with the published digest into ${file}.`,
      enisa: ['E-INT-3'],
      reference,
    },
    {
      id: 'distribution-address',
      title: 'The build tool comes over https',
      purpose: 'registry',
      keys: ['distributionUrl'],
      protects: isProtectedUrl,
      byDefault: true,
      why: 'Over plain http anybody on the way can put another program in the place of the build tool.',
      advice: `Write distributionUrl with https:// into ${file}.`,
      enisa: ['E-INT-4'],
      reference,
    },
  ];
}
