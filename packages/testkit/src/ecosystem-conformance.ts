import { parsePurl, type Ecosystem } from '@morel/model';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** Names to try an ecosystem's rules with. */
export interface EcosystemSamples {
  /** Names of real packages, in any spelling. */
  readonly names: readonly string[];
  /** Pairs that are one and the same package. */
  readonly same?: readonly (readonly [string, string])[];
  /** Pairs that look alike and are two packages. */
  readonly different?: readonly (readonly [string, string])[];
}

const SEED = 20_260_101;
const UNITS = ['a', 'Z', '9', '@', '/', '.', '_', '-', '~', ' ', '%', '+', ':', '#', '?', 'é', '\\'];

/** Registers the tests that every ecosystem passes: its names and package URLs, and that its data hangs together. */
export function ecosystemConformance(ecosystem: Ecosystem, samples: EcosystemSamples): void {
  describe(`ecosystem ${ecosystem.about.id}`, () => {
    nameTests(ecosystem, samples);
    formatTests(ecosystem);
    clientTests(ecosystem);
    pageTests(ecosystem, samples);
    it('names public hosts in lower case', () => {
      const { publicHosts } = ecosystem.registry;
      expect(publicHosts.map((host) => new URL(`https://${host}`).host)).toEqual(publicHosts);
    });
  });
}

function nameTests({ about, names }: Ecosystem, { names: listed, same = [], different = [] }: EcosystemSamples): void {
  it.each(listed)('gives %j a package URL that leads back to it', (name) => {
    const normal = names.normalise(name);
    const parts = parsePurl(names.purl(normal, '1.2.3') ?? '');
    expect(parts).toMatchObject({ type: about.purlType, version: '1.2.3' });
    expect(parts && names.fromPurl(parts)).toBe(normal);
  });
  it.each(same)('takes %j and %j for one package', (a, b) => {
    expect(names.normalise(a)).toBe(names.normalise(b));
  });
  it.each(different)('takes %j and %j for two packages', (a, b) => {
    expect(names.normalise(a)).not.toBe(names.normalise(b));
  });
  it('normalises any text once and for all', () => {
    const anyName = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom(...listed));
    fc.assert(
      fc.property(anyName, (name) => {
        const normal = names.normalise(name);
        expect(names.normalise(normal)).toBe(normal);
      }),
      { seed: SEED },
    );
  });
  it('gives any text either no package URL or one that leads back to it', () => {
    const part = fc.string({ unit: fc.constantFrom(...UNITS) });
    fc.assert(
      fc.property(part, (text) => {
        const name = names.normalise(text);
        const purl = names.purl(name, '1.0');
        if (purl === undefined) return;
        const parts = parsePurl(purl);
        expect(parts && names.fromPurl(parts)).toBe(name);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
}

function formatTests({ about, readers }: Ecosystem): void {
  const ids = about.formats.map(({ id }) => id);
  it('has one reader for each of its formats', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(readers.map(({ format }) => format).toSorted()).toEqual(ids.toSorted());
  });
  it('refers to formats of its own', () => {
    const referred = about.formats.flatMap(({ yieldsTo = [], lockedBy = [], heldBy = [] }) => [
      ...yieldsTo,
      ...lockedBy,
      ...heldBy,
    ]);
    expect(referred.filter((id) => !ids.includes(id))).toEqual([]);
  });
  it('names files for each format', () => {
    expect(about.formats.filter(({ files }) => files.length === 0)).toEqual([]);
  });
}

function clientTests({ about, clients }: Ecosystem): void {
  const ids = about.formats.map(({ id }) => id);
  it('has clients that are told apart and shown by its formats', () => {
    expect(new Set(clients.map(({ id }) => id)).size).toBe(clients.length);
    // A format may be named with one of its versions: `format/version`.
    const shown = clients.flatMap(({ shownBy }) => shownBy).map((id) => id.split('/', 1)[0] ?? '');
    expect(shown.filter((id) => !ids.includes(id))).toEqual([]);
  });
  it.each(clients.map((client) => [client.id, client] as const))('describes every control of %s', (_, { controls }) => {
    expect(new Set(controls.map(({ id }) => id)).size).toBe(controls.length);
    for (const control of controls) {
      const { keys, why, advice, reference } = control;
      expect([keys.join(' '), why, advice, reference]).not.toContain('');
      for (const value of ['', 'true', 'false', '0', '1', 'x'.repeat(1000), '\0']) {
        expect(typeof control.protects(value)).toBe('boolean');
      }
    }
  });
  it('has commands that start with a program and say what to use instead', () => {
    for (const { words, why, instead } of clients.flatMap(({ commands }) => commands)) {
      expect([words[0] ?? '', why, instead]).not.toContain('');
    }
  });
}

const ADDRESS = /^https:\/\/[\w.-]+\/[\w.~/@+#?=&%:-]*$/;

/** Addresses lead to one host, whatever a package is called, and are of characters that no page takes for markup. */
function pageTests({ pages }: Ecosystem, { names: listed }: EcosystemSamples): void {
  const page = (name: string, version: string): string => pages?.registry?.(name, version) ?? '';
  if (!pages?.registry) return;
  it('has a page at its registry for every package, and none that a name leads elsewhere', () => {
    const [host] = listed.map((name) => new URL(page(name, '1.2.3')).host);
    const part = fc.oneof(
      fc.string({ unit: fc.constantFrom(...UNITS, '[', ')', '"', '\n') }),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(part, part, (name, version) => {
        const address = page(name, version);
        expect(address).toMatch(ADDRESS);
        expect(new URL(address).host).toBe(host);
        expect(new URL(address).href).toBe(address);
      }),
      { seed: SEED },
    );
  });
}
