import { join } from 'node:path';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { ecosystem } from './index.ts';
import { keyOf } from './settings/keys.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['rails', 'RedCloth', 'ruby-advisory-db-check', 'net_http_unix', 'a.b'],
  different: [
    ['RedCloth', 'redcloth'],
    ['a-b', 'a_b'],
  ],
});

function protects(id: string, value: string, key?: string): boolean | undefined {
  const controls = ecosystem.clients.flatMap((client) => client.controls);
  return controls.find((control) => control.id === id)?.protects(value, key);
}

describe("Bundler's controls and commands", () => {
  it.each([
    ['lockfile', 'true', true],
    ['lockfile', '1', true],
    ['lockfile', 'false', false],
    ['lockfile', 'No', false],
    ['lockfile', '', false],
    ['checksums', 'false', false],
    ['checksum-validation', 'true', false],
    ['checksum-validation', 'false', true],
    ['age-gate', '7', true],
    ['age-gate', '0', false],
    ['age-gate', 'seven', false],
    ['mirror', 'https://mirror.example/', true],
    ['mirror', 'http://mirror.example/', false],
    ['certificates', '0', false],
    ['certificates', 'none', false],
    ['certificates', '1', true],
    ['local-override', '/home/me/alpha', false],
  ])('%s: %j protects: %s', (id, value, expected) => expect(protects(id, value)).toBe(expected));

  it('takes the timeout of a mirror for no address', () => {
    expect(protects('mirror', '3', 'mirror.https://rubygems.org/.fallback_timeout')).toBe(true);
  });
});

it.each([
  ['BUNDLE_FROZEN', 'frozen'],
  ['BUNDLE_PATH__SYSTEM', 'path.system'],
  ['BUNDLE_TRUST___POLICY', 'trust-policy'],
  ['BUNDLE_', undefined],
  ['PATH', undefined],
])('reads %s as the setting %s', (name, key) => expect(keyOf(name)).toBe(key));
