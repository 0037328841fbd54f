import type { ControlState, KnownFacts } from '@morel/model';
import { ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

const subject = { path: 'package-lock.json', client: 'npm', title: 'npm' };

function controls(...states: readonly Partial<ControlState>[]): KnownFacts {
  const value = states.map((state) => ({
    control: 'ignore-scripts',
    client: 'npm',
    state: 'weak' as const,
    key: 'ignore-scripts',
    why: 'Install scripts run code.',
    advice: 'Write ignore-scripts=true into .npmrc.',
    enisa: ['E-INT-5'],
    ...state,
  }));
  return { controls: { status: 'known', value, source: 'files of the tree' } };
}

ruleConformance(rule, [
  {
    name: 'names a setting that does not protect',
    subject,
    facts: controls({ value: 'false' }),
    says: [{ message: 'npm: ignore-scripts is set to false, which does not protect. Install scripts run code.' }],
  },
  {
    name: 'only warns of a setting that nobody made',
    subject,
    facts: controls({ state: 'unset' }),
    says: [
      {
        message: 'npm: ignore-scripts is not set, and the default does not protect. Install scripts run code.',
        level: 'warn',
      },
    ],
  },
  {
    name: 'lets a missing setting be when told so',
    subject,
    facts: controls({ state: 'unset' }),
    options: { unset: 'off' },
    says: [],
  },
  {
    name: 'has nothing against what protects',
    subject,
    facts: controls({ state: 'protects' }, { state: 'default-protects' }),
    says: [],
  },
]);
