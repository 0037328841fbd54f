import { describe, expect, it } from 'vitest';
import { explainRule } from './explain-rule.ts';
import { readPolicy } from './file/read-policy.ts';
import { resolvePolicy } from './file/resolve-policy.ts';
import { rules } from './registry.gen.ts';

const ABOUTS = rules.map(({ about }) => about);

describe('explainRule', () => {
  it('tells level, options, places and exceptions under a policy', async () => {
    const text =
      'rules:\n  floating-range: {level: block, bounded: true}\n' +
      'paths:\n  - match: tools\n    rules: {floating-range: {level: off, peers: true}}\n' +
      'exceptions:\n  - {rule: floating-range, subject: x, reason: r, owner: o, until: 2027-01-01}\n';
    const reading = await readPolicy(text, 'morel.yaml', ABOUTS);
    const resolved = resolvePolicy(reading.ok ? { main: reading.value } : {}, ABOUTS);
    const about = ABOUTS.find(({ id }) => id === 'floating-range');
    if (!reading.ok || !resolved.ok || !about) throw new Error('the policy is not right');
    expect(explainRule(about, resolved.value)).toMatchObject({
      id: 'floating-range',
      level: 'block',
      presets: [
        { preset: 'lenient', level: 'off' },
        { preset: 'enisa', level: 'warn' },
        { preset: 'strict', level: 'review' },
      ],
      options: [
        { name: 'bounded', value: 'true', default: 'false' },
        { name: 'peers', value: 'false', default: 'false' },
      ],
      elsewhere: [{ from: 'morel.yaml: tools', level: 'off', options: ['peers: true'] }],
      exceptions: [{ subject: ['x'] }],
      enisa: ['E-INT-6'],
    });
  });
});
