import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { morel, packageFolder } from './run-morel.ts';

const EXAMPLE = join(import.meta.dirname, '../examples/shop');
const EPOCH = { SOURCE_DATE_EPOCH: '1700000000' };

interface Match {
  readonly component: { readonly purl: string };
  readonly advisory: { readonly id: string };
}

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'morel-sbom-'));
}

function matchesOf(target: string): string[] {
  const run = morel([
    'scan',
    target,
    '--format',
    'json',
    '--offline',
    '--db',
    join(packageFolder(), 'data/starter.morel'),
  ]);
  const { matches } = JSON.parse(run.stdout) as { readonly matches: readonly Match[] };
  return matches.map(({ component, advisory }) => `${component.purl} ${advisory.id}`).toSorted();
}

describe('morel sbom', () => {
  it('writes the same bytes for the same project', () => {
    const first = morel(['sbom', EXAMPLE], { env: EPOCH });
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(morel(['sbom', EXAMPLE], { env: EPOCH }).stdout).toBe(first.stdout);
    expect(JSON.parse(first.stdout)).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { timestamp: '2023-11-14T22:13:20Z' },
      compositions: [{ aggregate: 'complete' }, { aggregate: 'unknown' }],
    });
  });

  it('writes what a scan of it finds as much in as in the project', () => {
    const file = join(folder(), 'anything.json');
    writeFileSync(file, morel(['sbom', EXAMPLE], { env: EPOCH }).stdout);
    const found = matchesOf(EXAMPLE);
    expect(found.length).toBeGreaterThan(5);
    expect(matchesOf(file)).toEqual(found);
  });

  it('reads a document from standard input and writes it in another version, with all that it said', () => {
    const older = morel(['sbom', EXAMPLE], { env: EPOCH }).stdout;
    const newer = morel(['sbom', '--lockfile', '-', '--format', 'cyclonedx-1.7-json'], { input: older });
    expect(newer.code).toBe(0);
    const back = morel(['sbom', '--lockfile', '-'], { input: newer.stdout });
    expect(back.stdout).toBe(older);
  });

  it.each(['cyclonedx-1.6-xml', 'cyclonedx-1.7-xml'])('writes %s, which reads back as what was written', (format) => {
    const json = morel(['sbom', EXAMPLE], { env: EPOCH }).stdout;
    const xml = morel(['sbom', EXAMPLE, '--format', format], { env: EPOCH });
    expect(xml).toMatchObject({ code: 0, stderr: '' });
    expect(xml.stdout).toContain('<?xml version="1.0" encoding="UTF-8"?>');
    expect(morel(['sbom', '--lockfile', '-'], { input: xml.stdout }).stdout).toBe(json);
  });

  it('writes SPDX 3.0.1, in which a scan finds as much as in the project, whatever the file is called', () => {
    const file = join(folder(), 'shop.spdx.json');
    writeFileSync(file, morel(['sbom', EXAMPLE, '--format', 'spdx-3.0.1-json'], { env: EPOCH }).stdout);
    expect(matchesOf(file)).toEqual(matchesOf(EXAMPLE));
  });

  it('fails with the line where a document breaks its schema', () => {
    const file = join(folder(), 'app.cdx.json');
    writeFileSync(file, '{\n"bomFormat": "CycloneDX",\n"specVersion": "1.6",\n"components": [{ "name": "a" }]\n}\n');
    const run = morel(['scan', file, '--offline']);
    expect(run.code).toBe(3);
    expect(run.stdout.replaceAll(/\s+/g, ' ')).toContain('line 4: components.0 has no "type"');
  });

  it('says what a document lacks by a profile, with lines', () => {
    const bom = morel(['sbom', EXAMPLE], { env: EPOCH }).stdout;
    const run = morel(['sbom', 'check', '--lockfile', '-', '--profile', 'ntia-2021'], { input: bom });
    expect(run).toMatchObject({ code: 1, stderr: '' });
    expect(run.stdout).toMatch(/MISSING {2}Supplier name +0 of \d+\n +\S+ \(line \d+\)/);
    expect(run.stdout).toMatch(/ok {7}Timestamp +1 of 1/);
    const known = morel(['sbom', 'check', '--lockfile', '-', '--profile', 'cra-annex-i'], { input: bom });
    expect(known.code).toBe(0);
  });

  it('compares a document with the project it is of, in another format', () => {
    const file = join(folder(), 'shop.spdx3.json');
    writeFileSync(file, morel(['sbom', EXAMPLE, '--format', 'spdx-3.0.1-json'], { env: EPOCH }).stdout);
    const run = morel(['sbom', 'diff', file, EXAMPLE]);
    expect(run).toMatchObject({ code: 0, stdout: 'No difference.\n', stderr: '' });
  });

  it('fails where one version has another hash, and only there', () => {
    const [old, young, other] = ['old', 'young', 'other'].map((name) => join(folder(), `${name}.cdx.json`));
    const bom = morel(['sbom', EXAMPLE], { env: EPOCH }).stdout;
    writeFileSync(old ?? '', bom);
    writeFileSync(young ?? '', bom.replace(/("content": ")[0-9a-f]{4}/, '$10000'));
    writeFileSync(
      other ?? '',
      bom.replace('"name": "lodash"', '"name": "lodash2"').replaceAll('npm/lodash@', 'npm/lodash2@'),
    );
    const alarm = morel(['sbom', 'diff', old ?? '', young ?? '']);
    expect(alarm.code).toBe(1);
    expect(alarm.stdout).toContain('ALARM: other bytes under the same version (1)');
    const renamed = morel(['sbom', 'diff', old ?? '', other ?? '', '--format', 'json']);
    expect(renamed.code).toBe(0);
    expect(JSON.parse(renamed.stdout)).toMatchObject({ added: [{ name: 'lodash2' }], removed: [{ name: 'lodash' }] });
    expect(morel(['sbom', 'diff', old ?? '']).code).toBe(2);
  });

  it('says which forms there are', () => {
    const run = morel(['sbom', EXAMPLE, '--format', 'cyclonedx-1.6-jsn']);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain('Did you mean cyclonedx-1.6-json?');
  });
});
