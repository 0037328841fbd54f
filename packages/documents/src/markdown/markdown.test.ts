import type { RenderOptions, Report } from '@morel/model';
import {
  documentConformance,
  sampleFinding,
  sampleInput,
  sampleMatch,
  sampleReport,
  SAMPLE_REPORTS,
} from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { document } from './index.ts';
import { byteLength } from '../markdown-report/section.ts';

const OPTIONS: RenderOptions = { width: 80, color: false, verbose: false, quiet: false };

documentConformance(document, import.meta.dirname);

function render(report: Report, options: Partial<RenderOptions> = {}): string {
  return [...(document.render?.(report, { ...OPTIONS, ...options }) ?? [])].join('');
}

function sample(name: string): Report {
  const found = SAMPLE_REPORTS.find((entry) => entry.name === name);
  if (!found) throw new Error(`no sample ${name}`);
  return found.report;
}

function manyMatches(amount: number, title: string): Report {
  const matches = Array.from({ length: amount }, (_, line) =>
    sampleMatch({ package: `package-${line}`, version: '1.0.0', ids: [`GHSA-0000-0000-${line}`], title, line }),
  );
  const findings = matches.map((_, match) => sampleFinding({ id: `f${match}`, match }));
  return sampleReport({ inputs: [sampleInput({})], matches, findings });
}

describe('the comment', () => {
  it.each([10, 300, 3000])('of %d matches fits into what a host takes, and says what it leaves out', (amount) => {
    const output = render(manyMatches(amount, 'Prototype pollution 世界'.repeat(5)));
    const shown = output.match(/\| `package-/g)?.length ?? 0;
    const said = Number(/^([\d,]+) rows? left out/m.exec(output)?.[1]?.replace(',', '') ?? 0);
    expect(byteLength(output)).toBeLessThanOrEqual(65_536);
    expect(shown + said).toBe(amount);
    expect(output).toContain('Coverage: complete');
  });

  it('closes everything that it opens, however much is cut', () => {
    for (const report of [...SAMPLE_REPORTS.map((entry) => entry.report), manyMatches(3000, 'x'.repeat(250))]) {
      const output = render(report);
      expect(output.match(/<details/g)?.length).toBe(output.match(/<\/details>/g)?.length);
    }
  });

  it('has the same number of cells in every row of a table', () => {
    for (const { report } of SAMPLE_REPORTS) {
      for (const table of render(report).match(/(?:^\|.*\n)+/gm) ?? []) {
        const cells = table
          .trimEnd()
          .split('\n')
          .map((line) => line.replaceAll(String.raw`\|`, '').split('|').length);
        expect({ table, cells: new Set(cells).size }).toEqual({ table, cells: 1 });
      }
    }
  });

  it('lets names and titles do nothing', () => {
    const output = render(sample('hostile-names')).replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
    expect(output).not.toMatch(/<(?!\/?(?:details|summary)|br>|!-- morel)/);
    expect(output).not.toMatch(/@\w|(?<!\\)!\[|(?<!\\)\[[^\]]*\]\((?!https:\/\/osv\.dev)|:\/\/(?!osv\.dev)|www\./);
    expect(output).not.toMatch(/(?<!&)#\d/);
  });

  it('opens what must be seen: malware, and an incomplete coverage', () => {
    expect(render(sample('findings'))).toContain('<details open><summary>Malware');
    expect(render(sample('incomplete'))).toContain('<details open><summary>Coverage: INCOMPLETE');
    expect(render(sample('incomplete'))).toContain('**The scan is incomplete:**\n\n- `tools/pnpm-lock.yaml`');
  });

  it('keeps to the table with --quiet', () => {
    const output = render(sample('findings'), { quiet: true });
    expect(output).not.toContain('<details');
    expect(output).toContain('## Morel: block');
  });
});
