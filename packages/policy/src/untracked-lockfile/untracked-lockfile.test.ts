import type { KnownFacts } from '@morel/model';
import { inputOf, ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

const lockfile = inputOf('lockfile', 'package-lock.json');
const manifest = inputOf('manifest', 'package.json');

function tracked(value: boolean): KnownFacts {
  return { tracked: { status: 'known', value, source: 'git index' } };
}

ruleConformance(rule, [
  {
    name: 'names a lockfile that git does not know',
    subject: { path: lockfile.path, input: lockfile },
    facts: tracked(false),
    says: [{ message: 'package-lock.json is not tracked by git.' }],
  },
  {
    name: 'has nothing against one that it knows',
    subject: { path: lockfile.path, input: lockfile },
    facts: tracked(true),
    says: [],
  },
  {
    name: 'leaves manifests alone',
    subject: { path: manifest.path, input: manifest },
    facts: tracked(false),
    says: [],
  },
]);
