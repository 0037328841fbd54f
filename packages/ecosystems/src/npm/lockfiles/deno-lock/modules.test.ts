import { readJson } from '@morel/parse';
import { expect, it } from 'vitest';
import { modulesOf } from './modules.ts';

function componentOf(address: string): string {
  const remote = { [address]: '0'.repeat(64) };
  const { entries, hosts } = modulesOf(remote, readJson(JSON.stringify({ remote }), 'deno.lock'));
  const { name, version = '-', purl = '-' } = entries[0]?.component ?? {};
  return `${name} ${version} ${purl === '-' ? '-' : 'purl'} ${hosts.join()}`.trim();
}

it.each([
  ['https://esm.sh/left@1.0.0', 'left 1.0.0 purl'],
  ['https://esm.sh/v135/@team/tool@2.0.0-rc.1/es2022/tool.mjs', '@team/tool 2.0.0-rc.1 purl'],
  ['https://esm.sh/stable/left@1.0.0&dev/deno/left.js', 'left 1.0.0 purl'],
  ['https://unpkg.com/left@1.0.0/index.js', 'left 1.0.0 purl'],
  ['https://ga.jspm.io/npm:left@1.0.0/index.js', 'left 1.0.0 purl'],
  ['https://cdn.jsdelivr.net/npm/@team/tool@2.0.0/+esm', '@team/tool 2.0.0 purl'],
  [
    'https://cdn.jsdelivr.net/gh/team/tool@2.0.0/mod.ts',
    'https://cdn.jsdelivr.net/gh/team/tool 2.0.0 - cdn.jsdelivr.net',
  ],
  ['https://esm.sh/gh/team/tool@2.0.0', 'https://esm.sh/gh/team/tool 2.0.0 - esm.sh'],
  ['https://esm.sh/left', 'https://esm.sh/left - - esm.sh'],
  ['https://esm.sh.example.com/left@1.0.0', 'https://esm.sh.example.com/left 1.0.0 - esm.sh.example.com'],
  ['https://deno.land/std@0.224.0/path/mod.ts', 'https://deno.land/std 0.224.0 - deno.land'],
  ['https://user:word@example.com/mod.ts', 'https://example.com/mod.ts - - example.com'],
])('%s is %s', (address, expected) => expect(componentOf(address)).toBe(expected));

it('ends for an address without end', () => {
  expect(componentOf(`https://example.com/${'a/'.repeat(100_000)}`)).toContain(' - - example.com');
  expect(componentOf(`https://esm.sh/${'@'.repeat(100_000)}`)).toContain('esm.sh');
});
