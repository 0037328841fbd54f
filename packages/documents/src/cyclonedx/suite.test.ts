/** The examples of the specification: what is marked valid is read, what is marked invalid is refused. */
import { loadReader, PROBLEMS, type ReadResult } from '@morel/model';
import { unknownKeywords } from '@morel/parse';
import { readTree, sharedData, untarTexts } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { document } from './index.ts';
import { loadBomSchema, VERSIONS } from './schema.ts';

const archive = sharedData('suites/cyclonedx/examples-1.4-1.7.tar.gz');
const examples = archive ? [...untarTexts(archive)] : [];

async function reading(format: string, path: string, text: string): Promise<ReadResult> {
  const source = document.readers?.find((reader) => reader.format === format);
  if (!source) throw new Error(`no reader for ${format}`);
  return readTree(await loadReader(source), { [path]: text }, path);
}

/** Faults in parts that are left out of the XML form, since they say nothing about what a document lists. */
const UNSEEN: readonly string[] = ['1.7/invalid-citations-1.7.xml'];

function isValid(path: string): boolean {
  return /\/valid-[^/]*$/.test(path);
}

it.each(VERSIONS)('the schema of version %s says nothing that the check passes over', async (version) => {
  const { set = {} } = (await loadBomSchema(version)) ?? {};
  expect(Object.keys(set).length).toBeGreaterThan(1);
  expect(unknownKeywords(Object.values(set))).toEqual([]);
});

describe.each([
  ['json', 170, 97],
  ['xml', 170, 90],
])('examples of the specification in %s', (kind, valid, invalid) => {
  const named = examples.filter(([path]) => path.endsWith(`.${kind}`));

  it.skipIf(!archive)('the valid ones are read, and say nothing against themselves', async () => {
    const found = named.filter(([path]) => isValid(path));
    expect(found.length).toBeGreaterThan(valid);
    const refused: string[] = [];
    for (const [path, text] of found) {
      const { problems } = await reading(`cyclonedx-${kind}`, path, text);
      const faults = problems.filter(({ code }) => PROBLEMS[code].effect === 'refused');
      refused.push(...faults.map(({ message }) => `${path}: ${message}`));
    }
    expect(refused).toEqual([]);
  });

  it.skipIf(!archive)('the invalid ones are refused, with the place and the reason', async () => {
    const found = named.filter(([path]) => !isValid(path));
    expect(found.length).toBeGreaterThan(invalid);
    const passed: string[] = [];
    for (const [path, text] of found) {
      const { problems, inventory } = await reading(`cyclonedx-${kind}`, path, text);
      const refusal = problems.find(({ code }) => PROBLEMS[code].effect === 'refused');
      if (!refusal?.where?.span || inventory.occurrences.length > 0) passed.push(path);
    }
    expect(passed).toEqual(UNSEEN.filter((path) => path.endsWith(`.${kind}`)));
  });
});
