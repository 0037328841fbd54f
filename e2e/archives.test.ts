import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipOf } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { morel, packageFolder } from './run-morel.ts';

interface Scanned {
  readonly code: number | null;
  readonly found: string[];
  readonly gaps: string[];
}

interface Report {
  readonly coverage: { readonly gaps: readonly { readonly subject: string; readonly reason: string }[] };
  readonly components: readonly { readonly purl?: string }[];
  readonly matches: readonly {
    readonly component: { readonly purl: string };
    readonly location: { readonly path: string };
  }[];
}

/** Where advisories were found in what is named. */
function scan(cwd: string, file: string): Scanned {
  const words = ['scan', file, '--format', 'json', '--offline', '--db', join(packageFolder(), 'data/starter.morel')];
  const run = morel(words, { cwd });
  const { matches, coverage } = JSON.parse(run.stdout) as Report;
  const found = matches.map(({ component, location }) => `${location.path} ${component.purl}`);
  const gaps = coverage.gaps.map(({ subject, reason }) => `${subject}: ${reason}`);
  return { code: run.code, found: [...new Set(found)].toSorted(), gaps };
}

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'morel-archives-'));
}

const BOM = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  components: [{ type: 'library', name: 'lodash', version: '4.17.15', purl: 'pkg:npm/lodash@4.17.15' }],
});

describe('morel scan of an archive', () => {
  it('looks the package itself up, and what is bundled in it', () => {
    const here = folder();
    mkdirSync(join(here, 'package/node_modules/minimist'), { recursive: true });
    writeFileSync(join(here, 'package/package.json'), '{"name":"lodash","version":"4.17.15"}');
    writeFileSync(join(here, 'package/node_modules/minimist/package.json'), '{"name":"minimist","version":"0.0.8"}');
    execFileSync('tar', ['-czf', 'lodash-4.17.15.tgz', 'package'], { cwd: here });
    expect(scan(here, 'lodash-4.17.15.tgz').found).toEqual([
      'lodash-4.17.15.tgz/package/node_modules/minimist/package.json pkg:npm/minimist@0.0.8',
      'lodash-4.17.15.tgz/package/package.json pkg:npm/lodash@4.17.15',
    ]);
  });

  it.each([
    ['app.jar', 'META-INF/sbom/application.cdx.json'],
    ['app-1.0-py3-none-any.whl', 'app-1.0.dist-info/sboms/libs.cyclonedx.json'],
    ['app.zip', '_manifest/bom.json'],
  ])('reads the bill of materials that %s brings, also within another archive', (name, path) => {
    const here = folder();
    const inner = zipOf([[path, BOM]]);
    writeFileSync(join(here, name), inner);
    writeFileSync(join(here, 'outer.zip'), zipOf([[`lib/${name}`, inner]]));
    expect(scan(here, name).found).toEqual([`${name}/${path} pkg:npm/lodash@4.17.15`]);
    expect(scan(here, 'outer.zip').found).toEqual([`outer.zip/lib/${name}/${path} pkg:npm/lodash@4.17.15`]);
  });

  it('is never clean where one cannot be opened', () => {
    const here = folder();
    writeFileSync(join(here, 'bad.zip'), zipOf([['bom.json', BOM]]).subarray(0, 50));
    writeFileSync(
      join(here, 'outer.zip'),
      zipOf([
        ['bom.json', BOM],
        ['bad.jar', 'no archive'],
      ]),
    );
    writeFileSync(
      join(here, 'untold.zip'),
      zipOf([
        ['bom.json', BOM],
        ['lib/some.jar', zipOf([['A.class', '']])],
      ]),
    );
    expect(scan(here, 'untold.zip').gaps).toContain(
      'untold.zip/lib/some.jar: nothing in the archive says which package it is: not looked up',
    );
    expect(scan(here, 'bad.zip').code).toBe(2);
    expect(scan(here, 'outer.zip')).toMatchObject({ code: 3, found: [expect.stringContaining('bom.json')] });
  });
});
