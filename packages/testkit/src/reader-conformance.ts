import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { HAND_OVER, loadReader, type FormatAbout, type Reader, type ReaderSource, type ReadResult } from '@morel/model';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutOffs, type BlindSpot } from './cut-off.ts';
import { fullReader, readFetching, readTree, type Tree } from './read-tree.ts';
import { besideFaults, contractFaults, spanFaults } from './reading-faults.ts';
import { summariseReading } from './summarise-reading.ts';

/** An ecosystem or document format, as far as its readers go. */
export interface ReadingExtension {
  readonly about: { readonly formats: readonly FormatAbout[] };
  readonly readers: readonly ReaderSource[];
}

/** One folder of fixtures: its files, and the main one of each input in it. */
interface Case {
  readonly reader: Reader;
  readonly tree: Tree;
  readonly mains: readonly string[];
  /** The file that holds what must be found. */
  readonly expected: string;
}

const EXPECTED = 'expected.txt';
const BLIND_SPOTS = 'cut-off.json';
const SEED = 20_260_101;
const DAMAGE = [
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '"',
  "'",
  ':',
  ',',
  '\\',
  '\n',
  '\t',
  ' ',
  '#',
  '-',
  '@',
  '=',
  '<',
  '&',
  '*',
];

/**
 * Checks the readers of an extension against a folder of fixtures: `<format id>/<case>/` holds a small tree of files,
 * the main one named as in reality, and `expected.txt` with what must be found. `UPDATE_GOLDEN=1` writes the latter anew.
 * A lockfile that is cut off must not pass for a whole one; where nobody can tell, `<format id>/cut-off.json` says so.
 * Whatever the format, every reading must keep the contract of `Reader`, also of cut-off and damaged files.
 */
export function readerConformance({ about, readers }: ReadingExtension, fixtures: string): void {
  it('has fixtures for every format and for no other', () => {
    expect(foldersIn(fixtures).toSorted()).toEqual(about.formats.map(({ id }) => id).toSorted());
  });
  for (const format of about.formats) {
    const source = readers.find((candidate) => candidate.format === format.id);
    const folder = join(fixtures, format.id);
    if (!source || !existsSync(folder)) continue;
    describe(`format ${format.id}`, async () => {
      const reader = await loadReader(source);
      for (const name of foldersIn(folder)) {
        describe(`fixture ${name}`, () => {
          checkCase(caseIn(reader, format, join(folder, name)));
        });
      }
      if (format.role === 'lockfile') checkCutOffs(reader, format, folder);
      it('takes any text without throwing', async () => {
        const main = (format.files[0] ?? 'file').replaceAll('*', 'x');
        const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.json());
        expect(await faultsOver(text, 200, (damaged) => readTree(reader, { [main]: damaged }, main))).toEqual([]);
      });
    });
  }
}

function checkCase({ reader, tree, mains, expected }: Case): void {
  it('finds what is expected', async () => {
    const summary = await summaryOf({ reader, tree, mains });
    if (process.env['UPDATE_GOLDEN']) writeFileSync(expected, summary);
    expect(summary).toBe(readFileSync(expected, 'utf8'));
  });

  it('finds the same when lines end with CR and LF', async () => {
    const converted = Object.entries(tree).map(([path, text]) => [path, text.replace(/\r?\n/g, '\r\n')] as const);
    const summary = await summaryOf({ reader, tree: Object.fromEntries(converted), mains });
    expect(summary).toBe(await summaryOf({ reader, tree, mains }));
  });

  it('keeps the contract, and every span shows its entry', async () => {
    for (const main of mains) {
      const result = await readTree(reader, tree, main);
      expect([
        ...contractFaults(result),
        ...spanFaults(result, tree, main),
        ...besideFaults(reader, result, main),
      ]).toEqual([]);
    }
  });

  it('is read alike a second time, by the full reader if there is one', async () => {
    for (const main of mains) {
      const second = (await fullReader(reader, tree, main)) ?? reader;
      const fast = readFetching(reader, tree, main);
      const slow = readFetching(second, tree, main);
      if (slow === HAND_OVER) throw new Error('the full reader handed over');
      expect(summariseReading(fast === HAND_OVER ? slow : fast, tree, main)).toBe(summariseReading(slow, tree, main));
    }
  });

  it('survives being cut off and damaged anywhere', async () => {
    for (const main of mains) {
      const read = (text: string): Promise<ReadResult> => readTree(reader, { ...tree, [main]: text }, main);
      expect(await faultsOver(damagedTexts(tree[main] ?? ''), 60, read)).toEqual([]);
    }
  });
}

async function summaryOf({ reader, tree, mains }: Omit<Case, 'expected'>): Promise<string> {
  const parts: string[] = [];
  for (const main of mains) {
    const summary = summariseReading(await readTree(reader, tree, main), tree, main);
    parts.push(mains.length > 1 ? `${main}: ${summary}` : summary);
  }
  return parts.join('\n');
}

/** Cut off, one character replaced, or some left out. */
function damagedTexts(text: string): fc.Arbitrary<string> {
  const offset = fc.nat(text.length);
  const cut = offset.map((end) => text.slice(0, end));
  const flip = fc
    .tuple(offset, fc.constantFrom(...DAMAGE, '\0', '\u{1F600}', '__proto__'))
    .map(([at, replacement]) => text.slice(0, at) + replacement + text.slice(at + 1));
  const drop = fc.tuple(offset, fc.nat(200)).map(([at, length]) => text.slice(0, at) + text.slice(at + length));
  return fc.oneof(cut, flip, drop);
}

/** Breaches of the contract over so many texts. */
async function faultsOver(
  texts: fc.Arbitrary<string>,
  runs: number,
  read: (text: string) => Promise<ReadResult>,
): Promise<string[]> {
  const faults = new Set<string>();
  for (const text of fc.sample(texts, { numRuns: runs, seed: SEED })) {
    for (const fault of contractFaults(await read(text))) faults.add(`${fault}: ${JSON.stringify(text)}`);
  }
  return [...faults];
}

function caseIn(reader: Reader, format: FormatAbout, folder: string): Case {
  const tree = treeOf(folder);
  return { reader, tree, mains: mainsOf(reader, format, tree), expected: join(folder, EXPECTED) };
}

/** The files of the case that the format's patterns name, as the reader claims them; its only file where none fits. */
function mainsOf(reader: Reader, format: FormatAbout, tree: Tree): string[] {
  const patterns = format.files.map(
    (file) => new RegExp(`(?:^|/)${file.replace(/[.+^$()|[\]{}\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`),
  );
  const paths = Object.keys(tree).filter((path) => patterns.some((pattern) => pattern.test(path)));
  if (paths.length === 0) return Object.keys(tree).slice(0, 1);
  return reader.claim ? reader.claim(paths).map(({ main }) => main) : paths;
}

/** Cuts the lockfile of every fixture that is read whole, and wants every declared blind spot to be needed. */
function checkCutOffs(reader: Reader, format: FormatAbout, folder: string): void {
  it('is not read as whole when it is cut off, but in declared blind spots', async () => {
    const spots = blindSpotsIn(folder);
    const needed = new Set<BlindSpot>();
    let count = 0;
    for (const name of foldersIn(folder)) {
      const { tree, mains } = caseIn(reader, format, join(folder, name));
      for (const main of mains) {
        const result = await cutOffs(reader, tree, main, spots);
        expect({ fixture: name, faults: result.faults }).toEqual({ fixture: name, faults: [] });
        for (const spot of result.needed) needed.add(spot);
        count += result.count;
      }
    }
    expect(count, 'no fixture is read whole, so that none could be cut').toBeGreaterThan(0);
    expect(spots.filter((spot) => !needed.has(spot))).toEqual([]);
  });
}

/** The places of a format where nobody can tell that more followed. */
function blindSpotsIn(folder: string): readonly BlindSpot[] {
  const path = join(folder, BLIND_SPOTS);
  if (!existsSync(path)) return [];
  const spots: readonly BlindSpot[] = JSON.parse(readFileSync(path, 'utf8'));
  return spots;
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
}

/**
 * Every file below a case's folder but the golden one. A `~` at the end of a name is not part of it: so fixtures can hold
 * what version control leaves out.
 */
function treeOf(folder: string): Tree {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return Object.fromEntries(
    paths
      .map((path) => [relative(folder, path).replace(/~(?=\/|$)/g, ''), readFileSync(path, 'utf8')] as const)
      .filter(([path]) => path !== EXPECTED),
  );
}
