import type { KnownFacts } from '@morel/model';
import { ruleConformance } from '@morel/testkit';
import { expect, it } from 'vitest';
import { rule } from './index.ts';

const subject = { path: '.github/workflows/ci.yml', command: 'npm install', job: 'build' };

function unlocked(...commands: readonly string[]): KnownFacts {
  const value = commands.map((command) => ({
    command,
    client: 'npm',
    why: 'it may change the lockfile.',
    instead: 'npm ci',
  }));
  return { unlocked: { status: 'known', value, source: 'ci.yml' } };
}

ruleConformance(rule, [
  {
    name: 'names the command',
    subject,
    facts: unlocked('npm install'),
    says: [{ message: 'The build runs "npm install", which does not obey the lock: it may change the lockfile.' }],
  },
  { name: 'has nothing against other commands', subject, facts: unlocked(), says: [] },
]);

it('gives advice as a sentence, whether it is a command or more', () => {
  const [advice] = rule.judge({ path: 'ci.yml', command: 'npx x' }, {}, unlocked('npx x'));
  expect(advice?.next).toBe('Use instead: npm ci.');
});
