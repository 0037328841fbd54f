import type { InstalledDifference, KnownFacts } from '@morel/model';
import { inputOf, ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

const input = inputOf('lockfile', 'package-lock.json');
const subject = { path: input.path, input };
const ABSENT: InstalledDifference = { key: 'a', name: 'ash', kind: 'not-installed', locked: '1.0.0' };

function installed(...value: readonly InstalledDifference[]): KnownFacts {
  return { installed: { status: 'known', value, source: 'node_modules' } };
}

ruleConformance(rule, [
  {
    name: 'names what is installed and differs',
    subject,
    facts: installed(
      { key: 'b', name: 'elm', kind: 'not-locked', installed: '2.0.0' },
      { key: 'c', name: 'oak', kind: 'version-differs', locked: '3.0.0', installed: '3.0.1' },
    ),
    says: [
      { message: 'elm 2.0.0 is installed and not locked (package-lock.json).' },
      { message: 'oak is installed as 3.0.1 and locked as 3.0.0 (package-lock.json).' },
    ],
  },
  { name: 'lets be what is not installed', subject, facts: installed(ABSENT), says: [] },
  {
    name: 'names what is not installed when told so',
    subject,
    facts: installed(ABSENT),
    options: { absent: true },
    says: [{ message: 'ash 1.0.0 is locked and not installed (package-lock.json).' }],
  },
]);
