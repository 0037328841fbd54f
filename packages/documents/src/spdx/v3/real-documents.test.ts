/** Documents of the SPDX project. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { loadReader, readingOf, type ReadResult } from '@morel/model';
import { readTree, sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { document } from '../index.ts';

const folder = sharedData('sboms/spdx/example11.spdx3.json');

async function reading(name: string): Promise<ReadResult> {
  const file = sharedData(`sboms/spdx/${name}`) ?? '';
  const source = document.readers?.find(({ format }) => format === 'spdx-3-json');
  if (!source) throw new Error('no reader');
  return readTree(await loadReader(source), { [basename(file)]: readFileSync(file, 'utf8') }, basename(file));
}

describe('examples of the SPDX project', () => {
  it.skipIf(!folder)('a program with what it is built with', async () => {
    const { inventory, problems, bom } = await reading('example11.spdx3.json');
    expect(inventory.components.map(({ purl, name }) => purl ?? name).toSorted()).toEqual([
      'example11.spdx3.json',
      'pkg:cargo/hyper@0.14',
      'pkg:cargo/pretty_env_logger@0.4.0',
      'pkg:cargo/tokio@1.19.2',
      'pkg:deb/debian/libselinux1-dev@3.1-3?arch=s390x',
    ]);
    expect(bom?.bom.dependencies.map(({ kind }) => kind)).toEqual(['build', 'build', 'build']);
    expect(bom?.bom.components.find(({ name }) => name === 'tokio')?.licences).toEqual([
      { expression: 'MIT', kind: 'concluded' },
    ]);
    expect(bom?.bom.document).toMatchObject({ created: '2022-11-03T07:10:10Z', licence: 'CC0-1.0' });
    expect(readingOf(problems)).toBe('whole');
  });

  it.skipIf(!folder)('a set of data', async () => {
    const { problems, bom } = await reading('example01.spdx3.json');
    expect(bom?.bom.components).toMatchObject([
      { kind: 'data', version: '2024-04-15', supplier: { name: 'Our World in Data' }, hashes: [{}, {}] },
    ]);
    expect(bom?.bom.subject).toBe(bom?.bom.components[0]?.key);
    expect(readingOf(problems)).toBe('whole');
  });
});
