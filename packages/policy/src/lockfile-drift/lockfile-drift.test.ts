import type { Drift, KnownFacts } from '@morel/model';
import { inputOf, ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

const input = inputOf('manifest', 'package.json');
const subject = { path: input.path, input };

function drift(...value: readonly Drift[]): KnownFacts {
  return { drift: { status: 'known', value, source: 'package-lock.json' } };
}

ruleConformance(rule, [
  {
    name: 'says of each package how it differs',
    subject,
    facts: drift(
      { name: 'ash', kind: 'missing-in-lock', manifest: '^1.0.0' },
      { name: 'elm', kind: 'not-in-manifest', lock: '2.0.0' },
      { name: 'fir', kind: 'specifier-differs', manifest: '^2.0.0', lock: '^1.0.0' },
      { name: 'oak', kind: 'version-outside-range', manifest: '^2.0.0', lock: '1.9.0' },
    ),
    says: [
      {
        message:
          'package.json and package-lock.json are out of step: the manifest asks for ash, which the lockfile does not hold.',
      },
      {
        message:
          'package.json and package-lock.json are out of step: the lockfile holds elm, which the manifest does not ask for.',
      },
      {
        message:
          'package.json and package-lock.json are out of step: the manifest asks for fir ^2.0.0, the lockfile was made for ^1.0.0.',
      },
      {
        message:
          'package.json and package-lock.json are out of step: the manifest asks for oak ^2.0.0, the lockfile holds 1.9.0.',
      },
    ],
  },
  { name: 'has nothing against a lockfile in step', subject, facts: drift(), says: [] },
]);
