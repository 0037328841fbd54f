import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError, type Feed, type FeedItem, type FeedNote, type FeedState } from '@morel/model';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Everything that a feed handed to its sink, in its order. */
export interface Collected {
  readonly items: readonly FeedItem[];
  readonly texts: readonly (string | undefined)[];
  readonly notes: readonly FeedNote[];
  readonly states: readonly FeedState[];
  readonly aliases: readonly (readonly [string, string])[];
}

/** Reads pieces of a text with a feed. Rejects as the feed does. */
export async function collectFeed(feed: Feed, name: string, pieces: readonly string[]): Promise<Collected> {
  const items: FeedItem[] = [];
  const texts: (string | undefined)[] = [];
  const notes: FeedNote[] = [];
  const states: FeedState[] = [];
  const aliases: (readonly [string, string])[] = [];
  const text = (async function* stream(): AsyncGenerator<string> {
    for (const piece of pieces) yield await Promise.resolve(piece);
  })();
  await feed.read(
    { name, source: 'the source', text },
    {
      item: (item, own) => {
        items.push(item);
        texts.push(own);
      },
      note: (note) => notes.push(note),
      state: (state) => states.push(state),
      alias: (id, cve) => aliases.push([id, cve]),
    },
  );
  return { items, texts, notes, states, aliases };
}

/**
 * Registers the tests that every feed passes, on the files in `<folder>/fixtures`: each with what must come of it in
 * `<name>.expected.txt` (`UPDATE_GOLDEN=1` writes that anew). A fixture whose name starts with `broken-` must be refused.
 */
export function feedConformance(feed: Feed, folder: string): void {
  const fixtures = join(folder, 'fixtures');
  const names = readdirSync(fixtures).filter((name) => name !== 'ORIGIN' && !name.endsWith('.expected.txt'));
  const sound = names.filter((name) => !name.startsWith('broken-'));
  const textOf = (name: string): string => readFileSync(join(fixtures, name), 'utf8');
  describe(`feed ${feed.about.id}`, () => {
    it('describes itself', () => {
      const { id, title, sources, licence, attribution, interval } = feed.about;
      expect(id).toBe(basename(folder));
      expect([title, licence, attribution].every((text) => text.length > 2)).toBe(true);
      expect(sources.filter((source) => !/^https:\/\/[a-z]/.test(source))).toEqual([]);
      expect(interval).toBeGreaterThan(0);
    });
    it.each(sound)('reads %s', async (name) => {
      const found = summarise(await collectFeed(feed, name, [textOf(name)]));
      const golden = join(fixtures, `${name}.expected.txt`);
      if (process.env['UPDATE_GOLDEN']) writeFileSync(golden, found);
      expect(found).toBe(existsSync(golden) ? readFileSync(golden, 'utf8') : 'no golden: run with UPDATE_GOLDEN=1');
    });
    it.each(sound)('tells %s from its start', (name) => expect(feed.detect(name, textOf(name))).toBe(true));
    it.each(names.filter((name) => name.startsWith('broken-')))('refuses %s', async (name) => {
      await expect(collectFeed(feed, name, [textOf(name)])).rejects.toMatchObject({ code: 'feed-damaged' });
    });
    robustness(feed, sound, textOf);
  });
}

function robustness(feed: Feed, names: readonly string[], textOf: (name: string) => string): void {
  it('gives the same however its text is cut into pieces', async () => {
    for (const name of names) {
      const text = textOf(name);
      const whole = await collectFeed(feed, name, [text]);
      for (const size of [1, 50]) {
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
        expect(await collectFeed(feed, name, pieces)).toEqual(whole);
      }
    }
  });

  it('refuses a text that is cut off, or gives a part of it', async () => {
    for (const name of names) {
      const text = textOf(name);
      const whole = new Set((await collectFeed(feed, name, [text])).items.map((item) => JSON.stringify(item)));
      await fc.assert(
        fc.asyncProperty(fc.nat(text.length - 1), async (length) => {
          const found = await attempt(feed, text.slice(0, length));
          // A CSV has no end mark: a number that is cut off is still a number.
          expect(
            (found?.items ?? []).filter((item) => item.kind !== 'epss' && !whole.has(JSON.stringify(item))),
          ).toEqual([]);
        }),
        { numRuns: 40 },
      );
    }
  });

  it('never fails otherwise, on any text', async () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.json().map((text) => `[${text}]`),
    );
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        expect(await faultsIn(feed, text)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('never fails otherwise when members are of another type', async () => {
    const documents = names.flatMap((name) => textOf(name).split('\n')).filter((line) => line.startsWith('{'));
    if (documents.length === 0) documents.push(...names.map(textOf));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...documents), fc.nat(), fc.jsonValue(), async (line, at, value) => {
        expect(await faultsIn(feed, mutate(line, at, value))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
}

/** Items that break what the index relies on. Throws where the feed throws anything but a refusal. */
async function faultsIn(feed: Feed, text: string): Promise<readonly FeedItem[]> {
  const found = await attempt(feed, text);
  return (found?.items ?? []).filter((item, at) => {
    if (item.kind !== 'advisory') return false;
    const own = found?.texts[at];
    return (
      own === undefined || own.includes('\n') || item.record.title.includes('\n') || item.record.title.length > 300
    );
  });
}

/** What was read, or undefined where the feed refused as it may. Any other failure fails the test. */
async function attempt(feed: Feed, text: string): Promise<Collected | undefined> {
  try {
    return await collectFeed(feed, 'some file', [text]);
  } catch (cause) {
    if (cause instanceof AppError && cause.code === 'feed-damaged') return undefined;
    throw cause;
  }
}

/** The document with the value at one place, counted through the whole of it, replaced. */
function mutate(text: string, at: number, replacement: unknown): string {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return text;
  }
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      const holder = value as Record<string, unknown>;
      places.push({ holder, key });
      walk(holder[key]);
    }
  };
  walk(document);
  const place = places[at % Math.max(1, places.length)];
  if (place) place.holder[place.key] = replacement;
  return JSON.stringify(document);
}

function summarise({ items, notes, states, aliases }: Collected): string {
  const lines = [
    ...items.map((item) => (item.kind === 'advisory' ? { ...item, source: undefined } : item)),
    ...notes.map((note) => ({ note })),
    ...states.map((state) => ({ state })),
    ...aliases.map((alias) => ({ alias })),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
