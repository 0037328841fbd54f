import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { morel, packageFolder, type Outcome } from './run-morel.ts';

const EXAMPLE = join(import.meta.dirname, '../examples/shop');

interface Report {
  readonly matches: readonly {
    readonly component: { readonly purl: string };
    readonly advisory: { readonly id: string };
  }[];
  readonly findings: readonly {
    readonly match?: number;
    readonly rule: string;
    readonly silenced?: { readonly by: string; readonly statement?: object };
  }[];
  readonly vex?: readonly { readonly used: number; readonly unused: readonly { readonly reason: string }[] }[];
}

interface Said {
  readonly name: string;
  readonly purl: string;
  readonly status?: string;
  readonly justification?: string | undefined;
  readonly action_statement?: string;
}

/** A document of these statements in a folder of its own. */
function documentOf(...said: readonly Said[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'morel-vex-')), 'app.openvex.json');
  const statements = said.map(({ name, purl, ...more }) => ({
    vulnerability: { name },
    products: [{ '@id': purl }],
    status: 'not_affected',
    justification: 'vulnerable_code_not_in_execute_path',
    ...more,
  }));
  const document = {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://example.com/vex/1',
    author: 'Example security team',
    timestamp: '2026-08-01T10:00:00Z',
    version: 1,
    statements,
  };
  writeFileSync(file, `${JSON.stringify(document, undefined, 2)}\n`);
  return file;
}

function scan(words: readonly string[]): Outcome {
  return morel(['scan', EXAMPLE, '--offline', '--db', join(packageFolder(), 'data/starter.morel'), ...words]);
}

function reportOf(...documents: readonly string[]): Report {
  const run = scan(['--format', 'json', ...documents.flatMap((file) => ['--vex', file])]);
  return JSON.parse(run.stdout) as Report;
}

/** Component and advisory of each finding that a statement silences. */
function silencedBy(report: Report): string[] {
  return report.findings.flatMap(({ match, silenced }) => {
    const found = report.matches[match ?? -1];
    return silenced?.by === 'vex' && found ? [`${found.component.purl} ${found.advisory.id}`] : [];
  });
}

const LODASH = { name: 'CVE-2020-8203', purl: 'pkg:npm/lodash@4.17.15' };

describe('morel scan --vex', () => {
  it('silences what the statement names and nothing else, and removes nothing', () => {
    const [plain, told] = [reportOf(), reportOf(documentOf(LODASH))];
    expect(silencedBy(told)).toEqual(['pkg:npm/lodash@4.17.15 GHSA-p6mc-m468-83gw']);
    expect(told.matches).toEqual(plain.matches);
    expect(told.findings.map((finding) => ({ ...finding, silenced: undefined }))).toEqual(plain.findings);
    expect(told.vex).toMatchObject([{ used: 1, unused: [] }]);
    expect(plain).not.toHaveProperty('vex');
    expect(told.findings.find(({ silenced }) => silenced)?.silenced?.statement).toMatchObject({
      documentId: 'https://example.com/vex/1',
      number: 1,
      line: 8,
      author: 'Example security team',
      time: '2026-08-01T10:00:00Z',
    });
  });

  it('never silences malware', () => {
    const report = reportOf(documentOf({ name: 'GHSA-mh6f-8j2x-4483', purl: 'pkg:npm/event-stream@3.3.6' }));
    expect(silencedBy(report)).toEqual([]);
    expect(report.vex?.[0]?.unused).toMatchObject([{ reason: 'no statement silences malware' }]);
  });

  it('lets a later document take back what an earlier one says, whatever their order', () => {
    const later = documentOf({ ...LODASH, status: 'affected', justification: undefined, action_statement: 'Move.' });
    const earlier = documentOf(LODASH);
    for (const files of [
      [earlier, later],
      [later, earlier],
    ])
      expect(silencedBy(reportOf(...files))).toEqual([]);
  });

  it('shows the statement in every form', () => {
    const file = documentOf(LODASH, { name: 'CVE-2000-1', purl: 'pkg:npm/nothing@1' });
    for (const format of ['table', 'markdown', 'sarif']) {
      const { stdout } = scan(['--format', format, '--vex', file, '--verbose']);
      const text = stdout.replaceAll('\\', '').replaceAll(/\s+/g, ' ');
      expect(text).toContain('statement 1 (line 8)');
      expect(text).toContain('Example security team');
      expect(text).toContain('statement 2 (line 20), CVE-2000-1 not_affected: nothing that was found is named by it');
    }
  });

  it('takes the vulnerabilities of a bill of materials for the project that it is about', () => {
    const bom = JSON.parse(morel(['sbom', EXAMPLE, '--name', 'shop']).stdout) as {
      readonly components: readonly { readonly purl?: string; readonly 'bom-ref': string }[];
    };
    const reference = bom.components.find(({ purl }) => purl === LODASH.purl)?.['bom-ref'];
    const analysis = { state: 'not_affected', justification: 'code_not_reachable' };
    const vulnerabilities = [{ id: LODASH.name, affects: [{ ref: reference }], analysis }];
    const file = join(mkdtempSync(join(tmpdir(), 'morel-vex-')), 'shop.cdx.json');
    writeFileSync(file, JSON.stringify({ ...bom, vulnerabilities }));
    const run = (...words: readonly string[]): Report => {
      const db = join(packageFolder(), 'data/starter.morel');
      return JSON.parse(morel(['scan', file, '--offline', '--db', db, '--format', 'json', ...words]).stdout) as Report;
    };
    expect(silencedBy(run('--vex', file))).toEqual(['pkg:npm/lodash@4.17.15 GHSA-p6mc-m468-83gw']);
    // What stands in the tree counts for nothing until it is named.
    expect(silencedBy(run())).toEqual([]);
  });

  it.each([
    [
      'a document without a reason',
      () => documentOf({ ...LODASH, justification: undefined }),
      'line 8: statements.0 has',
    ],
    ['a file that is none', () => join(EXAMPLE, 'package.json'), 'it is no VEX document that Morel knows: '],
    ['a file that is not there', () => join(EXAMPLE, 'nothing.json'), 'cannot be read'],
  ])('says what is wrong with %s, and judges nothing', (_, file, message) => {
    const run = scan(['--vex', file()]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(message);
  });
});

describe('morel vex', () => {
  it('writes the statements of a bill of materials so that they silence the same', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'morel-vex-')), 'shop.cdx.json');
    const document = {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
      metadata: { timestamp: '2026-01-01T00:00:00Z', authors: [{ name: 'Ada' }] },
      components: [{ type: 'library', name: 'lodash', version: '4.17.15', purl: LODASH.purl, 'bom-ref': 'l' }],
      vulnerabilities: [
        {
          id: LODASH.name,
          affects: [{ ref: 'l' }],
          analysis: { state: 'not_affected', justification: 'protected_at_runtime' },
        },
      ],
    };
    writeFileSync(file, JSON.stringify(document));
    const run = morel(['vex', file]);
    expect(run.code).toBe(0);
    expect(run.stderr).toContain(
      'not in openvex: statement 1: justification "protected_at_runtime": OpenVEX has no such word',
    );
    const written = join(mkdtempSync(join(tmpdir(), 'morel-vex-')), 'shop.json');
    writeFileSync(written, run.stdout);
    expect(silencedBy(reportOf(written))).toEqual(['pkg:npm/lodash@4.17.15 GHSA-p6mc-m468-83gw']);
    expect(silencedBy(reportOf(written))).toEqual(silencedBy(reportOf(file)));
  });

  it('writes a CSAF document, with what the caller says of it, that silences the same', () => {
    const file = documentOf(LODASH);
    const words = ['vex', file, '--format', 'csaf'];
    const refused = morel(words);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('Say it with --title, --publisher-namespace, --publisher-category.');
    const publisher = ['--publisher-namespace', 'https://example.com', '--publisher-category', 'vendor'];
    const run = morel([...words, '--title', 'Shop', ...publisher]);
    expect(run.code).toBe(0);
    const written = join(mkdtempSync(join(tmpdir(), 'morel-vex-')), 'shop.csaf.json');
    writeFileSync(written, run.stdout);
    const report = reportOf(written);
    expect(silencedBy(report)).toEqual(['pkg:npm/lodash@4.17.15 GHSA-p6mc-m468-83gw']);
    expect(report.findings.find(({ silenced }) => silenced)?.silenced?.statement).toMatchObject({
      documentId: 'https://example.com/vex/1',
      author: 'Example security team',
      time: '2026-08-01T10:00:00Z',
    });
    const back = morel(['vex', written]);
    expect(JSON.parse(back.stdout)).toMatchObject({
      statements: [{ status: 'not_affected', products: [{ '@id': LODASH.purl }] }],
    });
    expect(morel(['vex', written, '--author', 'Bo'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('writes what it read in every form, and says what a form lost as data', () => {
    const folder = mkdtempSync(join(tmpdir(), 'morel-vex-'));
    const [xml, losses] = [join(folder, 'a.cdx.xml'), join(folder, 'losses.json')];
    const words = ['--format', 'cyclonedx-1.6-json', '--output', `cyclonedx-1.7-xml=${xml}`, '--losses', losses];
    const run = morel(['vex', documentOf(LODASH), ...words]);
    expect([run.code, run.stderr]).toEqual([
      0,
      expect.stringContaining('the document: id "https://example.com/vex/1"'),
    ]);
    expect(silencedBy(reportOf(xml))).toEqual(['pkg:npm/lodash@4.17.15 GHSA-p6mc-m468-83gw']);
    expect(JSON.parse(readFileSync(losses, 'utf8'))).toMatchObject([
      { format: 'cyclonedx-1.6-json', lost: [{ field: 'id' }] },
      { format: 'cyclonedx-1.7-xml', lost: [{ field: 'id' }] },
    ]);
    const json = join(folder, 'a.cdx.json');
    writeFileSync(json, run.stdout);
    const missing = morel(['vex', json]);
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('--id')]);
    expect(morel(['vex', json, '--id', 'https://example.com/vex/2']).code).toBe(0);
    const other = morel(['vex', json, '--author', 'Bo', '--id', 'urn:x']);
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('Example security team')]);
  });
});
