/** Every case of the Package-URL specification's suite for the types of the ecosystems. */
import { readFileSync } from 'node:fs';
import { formatPurl, parsePurl, type Ecosystem, type PurlParts } from '@morel/model';
import { canonicalPurl } from '@morel/parse';
import { sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { ecosystems } from './index.ts';

interface Case {
  readonly test_type: string;
  readonly input: unknown;
  readonly expected_output: unknown;
  readonly expected_failure: boolean;
}

/** Package URLs that the suite says are canonical. */
function canonicalIn(file: string): string[] {
  const { tests } = JSON.parse(readFileSync(file, 'utf8')) as { readonly tests: readonly Case[] };
  const texts = tests.filter((one) => !one.expected_failure).map((one) => one.expected_output);
  return [...new Set(texts.filter((text) => typeof text === 'string'))].toSorted();
}

const NONE: PurlParts = { type: '', name: '' };

/** Package URLs that cannot be made of name and version alone, each with the reason. */
const CONAN = 'whose recipe it is is no part of the name';
const UNLISTED: ReadonlyMap<string, string> = new Map([
  ['pkg:conan/bincrafters/cctz@2.3', CONAN],
  ['pkg:conan/openssl.org/openssl@3.0.3', CONAN],
  ['pkg:julia/RegisterQD@0.3.1', 'which package of the name is meant says its UUID'],
]);

/** A package URL without what a name and a version do not say, in lower case: names may be compared so. */
function plain(text: string): string {
  const { qualifiers: _, subpath: __, ...parts } = parsePurl(text) ?? NONE;
  return formatPurl(parts).toLowerCase();
}

/** Those that are another one than the ecosystem makes of the name and version in them. */
function differences({ names }: Ecosystem, texts: readonly string[]): string[] {
  return texts.filter((text) => {
    const parts = parsePurl(text) ?? NONE;
    const made = names.purl(names.fromPurl(parts), parts.version);
    return plain(made ?? '') !== plain(text) && !UNLISTED.has(text.split('?', 1)[0] ?? '');
  });
}

function read({ names }: Ecosystem, text: string): PurlParts | undefined {
  const parts = parsePurl(canonicalPurl(text) ?? '');
  return parts && (names.asRead?.(parts) ?? parts);
}

describe('the suite of the Package-URL specification', () => {
  const own = ecosystems.map(({ about, load }) => [about.purlType, load] as const);
  const others = ecosystems.flatMap(({ about, load }) =>
    (about.otherPurlTypes ?? []).map((type) => [type, about.purlType, load] as const),
  );

  describe.each(own)('%s', (type, load) => {
    const file = sharedData(`suites/purl/types/${type}-test.json`);

    it.skipIf(!file)('every package URL stays as it is, and is what its name gives', async () => {
      const ecosystem = await load();
      const texts = canonicalIn(file ?? '');
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.map((text) => formatPurl(read(ecosystem, text) ?? NONE))).toEqual(texts);
      expect(differences(ecosystem, texts)).toEqual([]);
    });
  });

  describe.each(others)('%s', (type, ownType, load) => {
    const file = sharedData(`suites/purl/types/${type}-test.json`);

    it.skipIf(!file)(`every package URL names the same as it is read by ${ownType}`, async () => {
      const ecosystem = await load();
      for (const text of canonicalIn(file ?? '')) {
        const [before, after] = [parsePurl(text) ?? NONE, read(ecosystem, text) ?? NONE];
        expect(after.version).toBe(before.version);
        expect(ecosystem.names.fromPurl(after)).toBe(ecosystem.names.fromPurl(before));
      }
    });
  });
});
