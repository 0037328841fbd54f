import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError, type Report } from '@morel/model';
import { sampleComponent, sampleInput, sampleReport } from '@morel/testkit';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { sideOf } from './diff-sides.ts';
import { loadWriter } from './extensions.ts';

const work = mkdtempSync(join(tmpdir(), 'morel-sides-'));
afterAll(() => rmSync(work, { recursive: true }));

const REPORT: Report = sampleReport({
  inputs: [sampleInput({ components: 2 })],
  components: [
    sampleComponent('shop', '1', {
      firstParty: true,
      lookup: 'first-party',
      source: 'project',
      locations: [
        {
          path: 'package-lock.json',
          key: '',
          source: { kind: 'project', path: '' },
          root: 'project',
          needs: [[1, 'p', '^1']],
        },
      ],
    }),
    sampleComponent('left-pad', '1', {
      locations: [{ path: 'package-lock.json', key: 'a', digests: ['sha512-AA=='] }],
    }),
  ],
  policy: {
    ...sampleReport({}).policy,
    main: 'morel.yaml',
    sources: [{ path: 'morel.yaml', text: 'extends: enisa\n' }],
  },
});

async function stored(text: string): Promise<string> {
  const path = join(work, 'report.json');
  writeFileSync(path, text);
  return path;
}

async function isReadOrRefused(path: string): Promise<boolean> {
  try {
    const { taken } = await sideOf(path, []);
    return taken?.inventory.components.length === 2;
  } catch (error) {
    return error instanceof AppError;
  }
}

async function textOf(report: Report): Promise<string> {
  const writer = await loadWriter('json');
  return [...writer.render(report, { width: 80, color: false, verbose: false, quiet: false })].join('');
}

describe('a stored report as one of two states', () => {
  it('is told by its start, and read with its policy as the only file of its tree', async () => {
    const side = await sideOf(await stored(await textOf(REPORT)), []);
    expect(side.report?.components).toHaveLength(2);
    expect(side.taken?.inventory.edges).toMatchObject([{ from: 0, to: 1, kinds: ['prod'], specifier: '^1' }]);
    expect(Buffer.from(await side.targets.tree.read('morel.yaml', 100)).toString()).toBe('extends: enisa\n');
    expect(side.mains).toEqual(['morel.yaml']);
  });

  it('is read or refused, whatever was changed in it', async () => {
    const text = await textOf(REPORT);
    const value = fc.oneof(
      fc.integer(),
      fc.double(),
      fc.string(),
      fc.constantFrom(null, true, [], {}, -1, 1e9, '__proto__'),
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0 }), value, async (seed, other) => {
        const places = [...text.matchAll(/(?<=: ?)(?:"[^"\n]*"|-?\d+|true|false)|(?<=[[,])\d+/g)];
        const place = places[seed % places.length];
        const at = place?.index ?? 0;
        const changed = text.slice(0, at) + JSON.stringify(other) + text.slice(at + (place?.[0].length ?? 0));
        expect(await isReadOrRefused(await stored(changed))).toBe(true);
      }),
      { numRuns: 300, seed: 20_260_101 },
    );
  });
});
