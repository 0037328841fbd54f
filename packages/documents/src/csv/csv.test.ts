import { exitCode, type RenderOptions, type Report } from '@morel/model';
import { documentConformance, sampleFinding, sampleInput, sampleReport, SAMPLE_REPORTS } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { field } from './field.ts';
import { document } from './index.ts';

const OPTIONS: RenderOptions = { width: 80, color: false, verbose: false, quiet: false };

documentConformance(document, import.meta.dirname, { parse: rowsOf, lineEnd: '\r\n' });

/** Reads RFC 4180 strictly, every field quoted; all rows must have the fields of the first. */
function rowsOf(output: string): readonly Readonly<Record<string, string>>[] {
  const lines = output.split('\r\n').slice(0, -1);
  const [names = [], ...others] = lines.map((line) => {
    if (!/^"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*$/.test(line)) throw new Error(`no line of RFC 4180: ${line}`);
    return [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, text = '']) => text.replaceAll('""', '"'));
  });
  return others.map((row) => {
    if (row.length !== names.length) throw new Error(`${row.length} fields instead of ${names.length}`);
    return Object.fromEntries(row.map((text, position) => [names[position] ?? '', text]));
  });
}

function rows(report: Report): readonly Readonly<Record<string, string>>[] {
  return rowsOf([...(document.render?.(report, OPTIONS) ?? [])].join(''));
}

describe('the table', () => {
  it.each(SAMPLE_REPORTS)('of $name has a row that fails exactly where the exit code is not 0', ({ report }) => {
    expect(rows(report).some(({ outcome }) => outcome === 'fails')).toBe(exitCode(report) !== 0);
  });

  it('begins with the decision', () => {
    const none = SAMPLE_REPORTS.find(({ name }) => name === 'no-findings')?.report ?? sampleReport({});
    expect(rows(none)).toMatchObject([{ kind: 'decision', outcome: 'allow', title: 'Morel: allow' }]);
  });

  it('names component, advisory, path and place of a match', () => {
    const findings = SAMPLE_REPORTS.find(({ name }) => name === 'findings')?.report ?? sampleReport({});
    expect(rows(findings).find(({ advisory }) => advisory === 'GHSA-hrpp-h998-j3pp')).toMatchObject({
      kind: 'match',
      package: 'qs',
      version: '6.5.1',
      aliases: 'CVE-2022-24999',
      severity: 'high',
      score: '7.5',
      'fixed in': '6.5.3',
      path: 'shop@2.1.0 > express@4.16.2 > body-parser@1.18.2 > qs@6.5.1',
      file: 'package-lock.json',
      line: '1988',
      exploited: '',
    });
  });

  it('says of what is silenced by what, why, who and until when', () => {
    const silenced = { by: 'baseline', reason: 'old', owner: 'us', until: '2027-01-01' } as const;
    const report = sampleReport({ inputs: [sampleInput({})], findings: [sampleFinding({ id: 'a', silenced })] });
    expect(rows(report)[1]).toMatchObject({
      outcome: 'silenced',
      'silenced by': 'baseline',
      reason: 'old',
      owner: 'us',
      until: '2027-01-01',
      statement: '',
    });
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['@babel/core', "'@babel/core"],
    ['-2', "'-2"],
    ['+x', "'+x"],
    ['  =x', "  '=x"],
    ['＝x', "'＝x"],
    ['a;=cmd|x', "a;'=cmd|x"],
    ['a, @b', "a, '@b"],
    ['a|=b', "a|'=b"],
    ['\t=x', String.raw`\u{9}=x`],
    ['a-b=c@d', 'a-b=c@d'],
    ['say "=1"', 'say ""=1""'],
  ])('cannot be made to calculate: %j', (text, shown) => {
    expect(field(text)).toBe(`"${shown}"`);
  });
});
