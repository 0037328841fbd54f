import { known, type KnownFacts, type LockState } from '@morel/model';
import { inputOf, ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

const input = inputOf('manifest', 'web/package.json');
const subject = { path: input.path, input };

function lock(value: LockState): KnownFacts {
  const fact = known(value, 'files of the tree');
  return fact.status === 'known' ? { lock: fact } : {};
}

ruleConformance(rule, [
  {
    name: 'names the manifest',
    subject,
    facts: lock({ lockfile: undefined, expected: ['package-lock.json', 'yarn.lock'] }),
    says: [{ message: 'web/package.json has no lockfile.' }],
  },
  {
    name: 'names it also where no lockfile is known',
    subject,
    facts: lock({ lockfile: undefined, expected: [] }),
    says: [{ message: 'web/package.json has no lockfile.' }],
  },
  {
    name: 'has nothing against a manifest with one',
    subject,
    facts: lock({ lockfile: 'package-lock.json', expected: [] }),
    says: [],
  },
]);
