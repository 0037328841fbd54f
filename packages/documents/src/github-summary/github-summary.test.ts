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
import { byteLength } from '../markdown-report/section.ts';
import { document } from './index.ts';

const OPTIONS: RenderOptions = { width: 80, color: false, verbose: false, quiet: false };
const MIB = 1024 * 1024;

documentConformance(document, import.meta.dirname, { parse: checkSize });

function checkSize(output: string): void {
  expect(byteLength(output)).toBeLessThanOrEqual(MIB);
}

function render(report: Report): string {
  return [...(document.render?.(report, OPTIONS) ?? [])].join('');
}

function manyMatches(amount: number): Report {
  const title = 'Prototype pollution 世界'.repeat(8);
  const matches = Array.from({ length: amount }, (_, line) =>
    sampleMatch({ package: `package-${line}`, version: '1.0.0', ids: [`GHSA-0000-0000-${line}`], title, line }),
  );
  return sampleReport({
    inputs: [sampleInput({})],
    matches,
    findings: matches.map((_, match) => sampleFinding({ id: `f${match}`, match })),
  });
}

describe('the job summary', () => {
  it.each([500, 6000])(
    'of %d matches stays below a MiB, says what it leaves out, and closes what it opens',
    (amount) => {
      const output = render(manyMatches(amount));
      const shown = output.match(/\| `package-/g)?.length ?? 0;
      const said = Number(/^([\d,]+) rows? left out, because a job summary/m.exec(output)?.[1]?.replace(',', '') ?? 0);
      expect(byteLength(output)).toBeLessThanOrEqual(MIB);
      expect(shown + said).toBe(amount);
      expect(output.match(/<details/g)?.length).toBe(output.match(/<\/details>/g)?.length);
    },
  );

  it('opens what must be seen: an incomplete coverage', () => {
    const incomplete = SAMPLE_REPORTS.find(({ name }) => name === 'incomplete')?.report ?? sampleReport({});
    expect(render(incomplete)).toContain('<details open><summary>Coverage: INCOMPLETE');
  });
});
