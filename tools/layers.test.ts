import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { breaches } from './layers.ts';

function workspace(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'layers-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const manifest = (name: string): string => JSON.stringify({ name: `@morel/${name}`, dependencies: { yaml: '2.0.0' } });

describe('the import table', () => {
  it.each([
    ['an edge that the table has', "import { x } from '@morel/model';", []],
    ['an edge over several lines', "import {\n  x,\n  y,\n} from '@morel/policy';", ['parse may not import policy']],
    ['a type import', "import type { x } from '@morel/policy';", ['parse may not import policy']],
    ['an export', "export { x } from '@morel/policy';", ['parse may not import policy']],
    ['a lazy import', "const x = () => import('@morel/policy');", ['parse may not import policy']],
    ['a deep import', "import { x } from '@morel/model/src/x.ts';", ['reaches past the public entry']],
    ['a path out of the package', "import { x } from '../../model/src/x.ts';", ['leaves its package']],
    ['a declared library', "import { parse } from 'yaml';", []],
    ['an undeclared library', "import lodash from 'lodash';", ['lodash is not in package.json']],
    ['a word in a string', "const x = given.all('from'), y = 'left-pad';", []],
  ])('judges %s', (_, text, expected) => {
    const root = workspace({ 'packages/parse/package.json': manifest('parse'), 'packages/parse/src/file.ts': text });
    const found = breaches(root);
    expect(found).toHaveLength(expected.length);
    for (const [at, part] of expected.entries()) expect(found[at]).toContain(part);
  });

  it('asks for a row for every package', () => {
    const root = workspace({ 'packages/novel/package.json': manifest('novel') });
    expect(breaches(root)).toEqual(['packages/novel: has no row in tools/layers.ts']);
  });
});
