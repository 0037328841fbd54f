import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { morel, packageFolder } from './run-morel.ts';

const NODE_24 = process.env['MOREL_E2E_NODE24'];
const EXAMPLE = join(import.meta.dirname, '../examples/shop');

describe('the packed CLI on Node 24', () => {
  const env = { SOURCE_DATE_EPOCH: '1790000000' };

  it.skipIf(!NODE_24)('writes the same report as on the Node of the tests', () => {
    const words = ['scan', EXAMPLE, '--db', join(packageFolder(), 'data/starter.morel'), '--format', 'json'];
    const own = morel(words, { env });
    const other = morel(words, { env, node: NODE_24 ?? '' });
    expect(other.stderr).toBe('');
    expect(other.code).toBe(1);
    expect(other.stdout).toBe(own.stdout);
  });

  it.skipIf(!NODE_24)('builds the same index', () => {
    const folder = join(import.meta.dirname, '../data/starter');
    const outs = ['', NODE_24 ?? ''].map((node, at) => {
      const out = join(packageFolder(), `built-${at}.morel`);
      const run = morel(['db', 'build', '--offline', '--from', folder, '--out', out], { env, ...(node && { node }) });
      expect(run.code).toBe(0);
      return morel(['db', 'verify', '--db', out]).stdout.replace(out, '');
    });
    expect(outs[0]).toBe(outs[1]);
  });

  it.skipIf(!NODE_24)('explains, shows paths and helps', () => {
    const node = NODE_24 ?? '';
    expect(morel(['--help'], { node })).toMatchObject({ code: 0, stderr: '' });
    expect(morel(['why', 'qs', EXAMPLE], { node }).stdout).toContain('qs@6.5.1');
    const db = join(packageFolder(), 'data/starter.morel');
    expect(morel(['explain', 'minimist@1.2.0', '--db', db], { node }).stdout).toContain('HIT');
  });
});
