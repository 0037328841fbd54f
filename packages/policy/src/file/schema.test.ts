import { get, type Step } from '@morel/parse';
import { describe, expect, it } from 'vitest';
import { rules } from '../registry.gen.ts';
import { POLICY_KEYS } from './read-policy.ts';
import { policySchema } from './schema.ts';

const ABOUTS = rules.map(({ about }) => about);
const SCHEMA = policySchema(ABOUTS);

function at(...steps: readonly Step[]): unknown {
  return steps.reduce<unknown>((value, step) => get(value, String(step)), SCHEMA);
}

describe('policySchema', () => {
  it('describes every key that a policy may have, and no other', () => {
    expect(Object.keys(at('properties') ?? {})).toEqual(Object.keys(POLICY_KEYS));
    expect(at('additionalProperties')).toBe(false);
  });

  it('gives every key a form, not only a description', () => {
    for (const key of Object.keys(POLICY_KEYS))
      expect(Object.keys(at('properties', key) ?? {}).length).toBeGreaterThan(1);
  });

  it('holds every rule with its options', () => {
    for (const about of ABOUTS) {
      const text = JSON.stringify(at('$defs', 'rules', 'properties', about.id));
      for (const option of Object.keys(about.options)) expect(text).toContain(`"${option}":`);
    }
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(SCHEMA))).toEqual(SCHEMA);
  });
});
