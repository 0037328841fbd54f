/** Every case of the Package-URL specification's suite: reading, writing and the canonical form. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { formatPurl, parsePurl, type PurlParts } from '@morel/model';
import { sharedData } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { canonicalParts, canonicalPurl } from './canonical-purl.ts';

interface Parts {
  readonly type: string | null;
  readonly namespace: string | null;
  readonly name: string | null;
  readonly version: string | null;
  readonly qualifiers: Readonly<Record<string, string>> | null;
  readonly subpath: string | null;
}

interface Case {
  readonly description: string;
  readonly test_type: string;
  readonly input: string | Parts;
  readonly expected_output: string | Parts | null;
  readonly expected_failure: boolean;
}

/** Cases that are wrong, each with the reason. */
const KEYS = 'the suite itself reads the same text when it asks for its canonical form, with the keys in lower case';
const SLASH = 'a name with a slash would be written with %2F; the text is that of a longer namespace';
const FORGEJO = 'codeberg.org/forgejo/forgejo@a72d2c07cfca03b55371089de6aa230d8c951fa0';
const WRONG: ReadonlyMap<string, string> = new Map([
  ['parse pkg:gem/jruby-launcher@1.1.2?Platform=java', KEYS],
  ['parse pkg:Rpm/fedora/curl@7.50.3-1.fc25?Arch=i386&Distro=fedora-25', KEYS],
  [`parse pkg:git/${FORGEJO}`, SLASH],
  [`parse pkg:git/${FORGEJO}#options/locale_readme.md`, SLASH],
  [`build pkg:git/${FORGEJO}`, SLASH],
  [`build pkg:git/${FORGEJO}#options/locale_readme.md`, SLASH],
]);

const folder = sharedData('suites/purl');

function casesOf(root: string): Case[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('-test.json'));
  return files.toSorted().flatMap((file) => {
    const { tests } = JSON.parse(readFileSync(join(root, file), 'utf8')) as { readonly tests: readonly Case[] };
    return tests;
  });
}

function answerOf({ test_type: type, input }: Case): unknown {
  if (type === 'build') return typeof input === 'string' ? undefined : built(input);
  const text = typeof input === 'string' ? input : '';
  if (type === 'validate') return canonicalPurl(text);
  const parts = parsePurl(text);
  const canonical = parts && canonicalParts(parts);
  return canonical && listed(canonical);
}

function built(parts: Parts): string | undefined {
  const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null)) as Partial<PurlParts>;
  const { type, name } = given;
  if (!type || !name || !parsePurl(`pkg:${type}/x`)) return undefined;
  const canonical = canonicalParts({ ...given, type, name });
  const text = canonical && formatPurl(canonical);
  return text !== undefined && parsePurl(text) ? text : undefined;
}

function expectedOf({ expected_failure: fails, expected_output: expected }: Case): unknown {
  return fails ? undefined : expected;
}

function nameOf({ test_type: type, input, expected_output: expected }: Case): string {
  return `${type} ${typeof input === 'string' ? input : JSON.stringify(expected ?? input).replaceAll('"', '')}`;
}

function listed({ type, namespace, name, version, qualifiers, subpath }: PurlParts): Parts {
  return {
    type,
    namespace: namespace ?? null,
    name,
    version: version ?? null,
    qualifiers: qualifiers ? { ...qualifiers } : null,
    subpath: subpath ?? null,
  };
}

describe('the suite of the Package-URL specification', () => {
  it.skipIf(!folder)('every case holds, but those that are wrong', () => {
    const cases = casesOf(folder ?? '');
    expect(cases.length).toBeGreaterThan(500);
    const failed = cases.filter((one) => !isDeepStrictEqual(answerOf(one), expectedOf(one))).map(nameOf);
    expect(failed.toSorted()).toEqual([...WRONG.keys()].toSorted());
  });
});
