import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Component } from '@morel/model';
import { sharedData } from '@morel/testkit';
import { semver } from '@morel/versions';
import { beforeAll, describe, expect, it } from 'vitest';
import { type InventoryMatches, matchInventory } from './match/match-inventory.ts';
import type { AdvisoryIndex } from './read/open-index.ts';
import { verifyIndex } from './read/verify-index.ts';
import { type Added, NPM, indexOf } from './fixtures/memory-index.ts';

const folder = sharedData('osv');
const PAIR = /^(@?[^@]+)@(\S+) (\S+)$/;

function records(path: string): Added[] {
  return readdirSync(path)
    .filter((name) => name.startsWith('npm-') && name.endsWith('.ndjson.gz'))
    .flatMap((name) =>
      gunzipSync(readFileSync(join(path, name)))
        .toString('utf8')
        .split('\n'),
    )
    .flatMap((line): Added[] => (line === '' ? [] : [JSON.parse(line)]));
}

function scan(index: AdvisoryIndex, components: readonly Component[]): InventoryMatches {
  const ecosystem = {
    about: { id: 'npm', title: 'npm', osv: ['npm'], purlType: 'npm', formats: [] },
    names: {
      normalise: (name: string) => NPM.normalise(name),
      purl: () => undefined,
      fromPurl: ({ name }: { readonly name: string }) => name,
    },
    versions: semver,
  };
  return matchInventory({
    inventory: { components, occurrences: [] },
    index,
    ecosystems: new Map([['npm', ecosystem]]),
  });
}

describe.skipIf(!folder)('with the public npm records', () => {
  let index: AdvisoryIndex;
  beforeAll(async () => {
    index = await indexOf(records(folder ?? ''));
  }, 120_000);

  it.each(['goof', 'aws-sample'])('the pairs of %s are found, and no others', (name) => {
    const path = sharedData(`expected/${name}-pairs.txt`);
    if (path === undefined) throw new Error('the expected pairs are missing beside the records');
    const expected = readFileSync(path, 'utf8').split('\n').filter(Boolean);
    const versions = new Map(expected.map((line) => [line.split(' ')[0] ?? '', PAIR.exec(line)]));
    const components = [...versions.values()].map((match): Component => {
      return { ecosystem: 'npm', name: match?.[1] ?? '', version: match?.[2] ?? '' };
    });
    const { matches, undecided } = scan(index, components);
    const found = matches.flatMap(({ component, advisory }) => {
      const at = components[component];
      return advisory.records.map((id) => `${at?.name}@${at?.version} ${id}`);
    });
    expect(found.sort()).toEqual(expected.sort());
    expect(undecided).toEqual([]);
  });

  it('every pair names a record of its advisory that is in the index', () => {
    const { matches } = scan(index, [{ ecosystem: 'npm', name: 'lodash', version: '4.17.4' }]);
    expect(matches.length).toBeGreaterThan(3);
    for (const { advisory } of matches)
      expect(JSON.parse(index.record(advisory.id)?.text ?? '{}').id).toBe(advisory.id);
  });

  it('the data decide, also on a range of malware that hits a legitimate package', () => {
    const { matches } = scan(index, [{ ecosystem: 'npm', name: 'fsevents', version: '1.2.9' }]);
    expect(matches.map(({ advisory }) => advisory.kind)).toContain('malware');
  });

  it('the index is whole', () => {
    expect([...verifyIndex(index)]).toEqual([]);
  });
});
