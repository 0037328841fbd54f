import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sharedData } from '@morel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { morel } from './run-morel.ts';

interface MatchJson {
  readonly component: { readonly name: string; readonly version: string };
  readonly evidence: readonly { readonly record: string }[];
  readonly advisory: { readonly ids: readonly string[] };
  readonly location?: { readonly path: string };
}

interface ReportJson {
  readonly matches: readonly MatchJson[];
  readonly coverage: { readonly complete: boolean; readonly gaps: readonly unknown[] };
}

interface Answer {
  readonly ecosystem: string;
  readonly name: string;
  readonly version: string;
  readonly vulns: readonly string[];
}

const OSV = sharedData('osv');
const ANSWERS = sharedData('expected/osv-answers.ndjson');
const work = mkdtempSync(join(tmpdir(), 'morel-quality-'));
const index = join(work, 'all.morel');

beforeAll(() => {
  if (!OSV) return;
  const built = morel(['db', 'build', '--offline', '--quiet', '--whole', OSV, '--out', index]);
  if (built.code !== 0) throw new Error(built.stderr);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

function scan(path: string): ReportJson {
  return JSON.parse(morel(['scan', path, '--db', index, '--format', 'json']).stdout);
}

describe('real lockfiles against real advisories', () => {
  it.skipIf(!OSV || !sharedData('locks/apps')).each([
    ['goof', 226],
    ['aws-sample', 12],
  ])('%s: every known pair of package and record, and no other', (app, count) => {
    const expected = readFileSync(sharedData(`expected/${app}-pairs.txt`) ?? '', 'utf8')
      .trim()
      .split('\n');
    expect(expected).toHaveLength(count);
    const { matches, coverage } = scan(sharedData(`locks/apps/${app}`) ?? '');
    const found = matches.flatMap(({ component, evidence }) =>
      evidence.map(({ record }) => `${component.name}@${component.version} ${record}`),
    );
    expect([...new Set(found)].toSorted()).toEqual(expected.toSorted());
    expect(coverage.gaps).toEqual([]);
  });
});

/** One lockfile that holds a package in a version, as its package manager would write it. */
const LOCKS: Readonly<Record<string, { readonly file: string; text(name: string, version: string): string }>> = {
  npm: {
    file: 'package-lock.json',
    text: (name, version) =>
      JSON.stringify({
        name: 'app',
        lockfileVersion: 3,
        packages: {
          '': { name: 'app', dependencies: { [name]: version } },
          [`node_modules/${name}`]: { version, integrity: 'sha512-AAAA' },
        },
      }),
  },
  PyPI: { file: 'requirements.txt', text: (name, version) => `${name}==${version}\n` },
  'crates.io': {
    file: 'Cargo.lock',
    text: (name, version) =>
      `version = 3\n\n[[package]]\nname = "${name}"\nversion = "${version}"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n`,
  },
  Maven: { file: 'gradle.lockfile', text: (name, version) => `${name}:${version}=runtimeClasspath\nempty=\n` },
  Packagist: {
    file: 'composer.lock',
    text: (name, version) => JSON.stringify({ packages: [{ name, version }], 'packages-dev': [] }),
  },
  NuGet: {
    file: 'packages.config',
    text: (name, version) => `<packages><package id="${name}" version="${version}" /></packages>\n`,
  },
  RubyGems: {
    file: 'Gemfile.lock',
    text: (name, version) =>
      `GEM\n  remote: https://rubygems.org/\n  specs:\n    ${name} (${version})\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  ${name}\n`,
  },
  Go: {
    file: 'go.mod',
    text: (name, version) =>
      name === 'stdlib'
        ? `module app\n\ngo 1.17\n\ntoolchain go${version}\n`
        : `module app\n\ngo 1.17\n\nrequire ${name} v${version.replace(/^v/, '')}\n`,
  },
};

/** Packages whose version no lockfile can hold: `(devel)` is what a Go binary says of itself. */
function canBeLocked({ version }: Answer): boolean {
  return !version.startsWith('(');
}

describe('real answers of the OSV service', () => {
  const answers: Answer[] = ANSWERS
    ? readFileSync(ANSWERS, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
  const asked = answers.filter((answer) => LOCKS[answer.ecosystem] && canBeLocked(answer));

  it.skipIf(!OSV || !ANSWERS)('every id whose record is there is found; the others are named', () => {
    const held = heldIds();
    const root = join(work, 'answers');
    for (const [at, answer] of asked.entries()) {
      const lock = LOCKS[answer.ecosystem];
      mkdirSync(join(root, String(at)), { recursive: true });
      if (lock) writeFileSync(join(root, String(at), lock.file), lock.text(answer.name, answer.version));
    }
    const { matches } = scan(root);
    const missing: string[] = [];
    const notHeld: string[] = [];
    let found = 0;
    for (const [at, { name, version, vulns }] of asked.entries()) {
      const here = matches.filter(
        ({ component, advisory }) =>
          component.version.replace(/^v/, '') === version.replace(/^v/, '') &&
          advisory.ids.length > 0 &&
          sameName(component.name, name),
      );
      const ids = new Set(here.flatMap(({ evidence }) => evidence.map(({ record }) => record)));
      for (const id of vulns) {
        if (!held.has(id)) notHeld.push(`${at} ${name}@${version} ${id}`);
        else if (ids.has(id)) found += 1;
        else missing.push(`${name}@${version} ${id}`);
      }
    }
    console.log(
      `${asked.length} packages asked, ${found} ids found, ${notHeld.length} not held: ${[...new Set(notHeld.map((text) => text.split(' ').at(-1)))].join(' ')}`,
    );
    expect(missing).toEqual([]);
    expect(found).toBeGreaterThan(0);
  });
});

function sameName(a: string, b: string): boolean {
  return a.toLowerCase().replaceAll(/[-_.]+/g, '-') === b.toLowerCase().replaceAll(/[-_.]+/g, '-');
}

/** Ids of the records that the data files hold. */
function heldIds(): Set<string> {
  const ids = new Set<string>();
  const files = [
    'go-vulndb',
    'packagist-fop',
    'npm-ghsa',
    'npm-ghsa-recent',
    'npm-mal',
    'npm-leitwacht-2026',
    'other-mal',
    'pypi-pysec',
    'crates-rustsec',
    'maven-nuget-few',
  ];
  for (const file of files) {
    const text = gunzipSync(readFileSync(join(OSV ?? '', `${file}.ndjson.gz`))).toString('utf8');
    for (const line of text.split('\n')) {
      if (line.trim() === '') continue;
      const record: { id: string; withdrawn?: string } = JSON.parse(line);
      if (record.withdrawn === undefined) ids.add(record.id);
    }
  }
  return ids;
}
