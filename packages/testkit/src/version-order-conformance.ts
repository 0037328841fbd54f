import type { VersionOrder } from '@morel/model';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** What a version order is tried with. */
export interface VersionOrderCorpus {
  /** Lines `a < b`, `a = b`, or longer chains (`a < b = c < d`); blank lines and lines with `#` in front are skipped. */
  readonly ascending: readonly string[];
  /** Texts that are no version. */
  readonly invalid: readonly string[];
}

/** Registers the tests that every version order passes: its corpus, the laws of a total order, and robustness. */
export function versionOrderConformance<V>(order: VersionOrder<V>, corpus: VersionOrderCorpus): void {
  const chains = corpus.ascending.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  const texts = [...new Set(chains.flatMap((line) => line.split(/\s+[<=]\s+/)))];
  describe(`version order ${order.id}`, () => {
    describe('puts in order', () => {
      it.each(chains)('%s', (line) => expect(faultsOf(order, line)).toEqual([]));
    });
    it.each(corpus.invalid)('does not take %j for a version', (text) => expect(order.parse(text)).toBeUndefined());
    describe('keeps the laws of an order', () => {
      lawTests(order, texts);
    });
    describe('survives anything', () => {
      robustnessTests(order, texts);
    });
  });
}

/** The steps of a chain that do not hold, in either direction. */
function faultsOf<V>(order: VersionOrder<V>, line: string): string[] {
  const parts = line.split(/\s+([<=])\s+/);
  const faults: string[] = [];
  for (let i = 0; i + 2 < parts.length; i += 2) {
    const [before = '', relation, after = ''] = parts.slice(i, i + 3);
    const sign = Math.sign(order.compare(versionOf(order, before), versionOf(order, after)));
    const back = Math.sign(order.compare(versionOf(order, after), versionOf(order, before)));
    const expected = relation === '<' ? -1 : 0;
    if (sign !== expected || sign + back !== 0) faults.push(`${before} ${relation} ${after}`);
  }
  return faults;
}

function versionOf<V>(order: VersionOrder<V>, text: string): V {
  const version = order.parse(text);
  if (version === undefined)
    throw new Error(`the corpus holds ${JSON.stringify(text)}, which ${order.id} does not parse`);
  return version;
}

function lawTests<V>(order: VersionOrder<V>, texts: readonly string[]): void {
  const versions = texts.map((text) => versionOf(order, text));
  const sign = (a: V, b: V): number => Math.sign(order.compare(a, b));

  it('compares a version with itself and with a second parse of its text as equal', () => {
    for (const [i, version] of versions.entries()) {
      expect(sign(version, version)).toBe(0);
      expect(sign(version, versionOf(order, texts[i] ?? ''))).toBe(0);
    }
  });

  it('turns its answer round when the two change places', () => {
    for (const a of versions) for (const b of versions) expect(sign(a, b) + sign(b, a)).toBe(0);
  });

  it('is transitive, also over equal versions', () => {
    const any = fc.constantFrom(...versions);
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        fc.pre(sign(a, b) <= 0 && sign(b, c) <= 0);
        expect(sign(a, c)).toBe(Math.min(sign(a, b), sign(b, c)));
      }),
      { numRuns: 2000 },
    );
  });

  it('sorts to the same list from any order', () => {
    const sorted = versions.toSorted((a, b) => order.compare(a, b));
    fc.assert(
      fc.property(fc.shuffledSubarray(versions, { minLength: versions.length }), (shuffled) => {
        const again = shuffled.toSorted((a, b) => order.compare(a, b));
        expect(again.every((version, i) => sign(version, sorted[i] ?? version) === 0)).toBe(true);
      }),
    );
  });
}

function robustnessTests<V>(order: VersionOrder<V>, texts: readonly string[]): void {
  const known = fc.constantFrom(...texts);
  const edited = fc.tuple(known, fc.nat(300), fc.string({ maxLength: 4 })).map(([text, at, inserted]) => {
    return text.slice(0, at) + inserted + text.slice(at + inserted.length);
  });
  const hostile = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), edited, fc.tuple(known, known).map(String));

  it('never throws on any text, and what it parses it can compare', () => {
    fc.assert(
      fc.property(hostile, known, (text, other) => {
        const version = order.parse(text);
        if (version === undefined) return;
        const sign = Math.sign(order.compare(version, versionOf(order, other)));
        expect([-1, 0, 1]).toContain(sign);
        expect(typeof order.isPrerelease(version)).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
  });

  it('says of the same texts that they are ranges, whether asked for satisfaction or for pinning', () => {
    fc.assert(
      fc.property(hostile, known, (range, text) => {
        const satisfied = order.satisfies(versionOf(order, text), range);
        expect(satisfied === undefined).toBe(order.pinning(range) === undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it('lets a version satisfy its own text as a range, where that is one', () => {
    for (const text of texts) expect(order.satisfies(versionOf(order, text), text)).not.toBe(false);
  });

  it.each(['1', '1.', '1-', ' ', 'v', '0.'])('refuses text over its limit: %j repeated', (part) => {
    const long = `1.0.0-${part.repeat(100_000)}`;
    expect(order.parse(long)).toBeUndefined();
    expect(order.satisfies(versionOf(order, texts[0] ?? ''), long)).toBeUndefined();
    expect(order.pinning(long)).toBeUndefined();
  });
}
