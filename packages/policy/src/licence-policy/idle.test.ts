import { describe, expect, it } from 'vitest';
import { resolvePolicy } from '../file/resolve-policy.ts';
import { readPolicy } from '../file/read-policy.ts';
import { plan } from '../evaluate/plan.ts';
import { settingAt, type Policy } from '../policy.ts';
import { rules } from '../registry.gen.ts';
import { about } from './about.ts';

const ABOUTS = rules.map((rule) => rule.about);

async function policyOf(text: string, below?: string): Promise<Policy> {
  const main = await readPolicy(text, 'morel.yaml', ABOUTS);
  const reading = below === undefined ? undefined : await readPolicy(below, 'app/morel.yaml', ABOUTS);
  const nested = reading ? [{ path: 'app/morel.yaml', reading }] : [];
  const resolved = resolvePolicy({ ...(main.ok && { main: main.value }), nested }, ABOUTS);
  if (!main.ok || !resolved.ok) throw new Error('the policy is not right');
  return resolved.value;
}

describe('the licence policy', () => {
  it.each([
    ['', false],
    ['rules: {licence-policy: block}', false],
    ['rules: {licence-policy: {unknown: block}}', false],
    ['rules: {licence-policy: {deny: [GPL-*]}}', true],
    ['rules: {licence-policy: {allow: [MIT]}}', true],
    ['rules: {licence-policy: {level: off, deny: [GPL-*]}}', false],
  ])('is loaded only where a list is named: %s', async (text, expected) => {
    expect(plan(await policyOf(`${text}\n`), ABOUTS).rules.includes(about.id)).toBe(expected);
  });

  it('is on where a nested file names a list, and nowhere else', async () => {
    const policy = await policyOf('extends: enisa\n', 'rules: {licence-policy: {allow: [MIT]}}\n');
    expect(plan(policy, ABOUTS).rules).toContain(about.id);
    expect(settingAt(policy, about, ['app/x.lock'])).toMatchObject({ level: 'block', options: { allow: ['MIT'] } });
    expect(settingAt(policy, about, ['x.lock'])).toMatchObject({ level: 'off' });
    expect(policy.refused).toEqual([]);
  });

  it('stays as strict when a nested file allows more', async () => {
    const text = 'rules: {licence-policy: {allow: [MIT, BSD-*]}}\n';
    const policy = await policyOf(text, 'rules: {licence-policy: {allow: ["*"]}}\n');
    const { options } = settingAt(policy, about, ['app/x.lock']);
    expect(options).toMatchObject({ allow: ['MIT', 'BSD-*'] });
    expect(policy.refused).toHaveLength(1);
  });
});
