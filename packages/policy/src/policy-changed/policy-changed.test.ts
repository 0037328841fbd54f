import { ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

ruleConformance(rule, [
  {
    name: 'names the file and the state whose policy counted',
    subject: { path: 'apps/x/morel.yaml', base: 'main', differs: true },
    says: [{ message: 'apps/x/morel.yaml is not what it is in main, whose policy was applied.' }],
  },
  {
    name: 'shows no control characters of a name',
    subject: { path: 'a\u001B[2J/morel.yaml', base: 'ma\nin', differs: true },
    says: [{ message: '"a\\u{1b}[2J/morel.yaml" is not what it is in ma\\u{a}in, whose policy was applied.' }],
  },
  {
    name: 'has nothing against a policy that stays',
    subject: { path: 'morel.yaml', base: 'main', differs: false },
    says: [],
  },
]);
