import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Document, RenderOptions, Report } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { SAMPLE_REPORTS } from './sample-reports.ts';

export interface DocumentChecks {
  /** Throws where the output is not what the format promises. */
  readonly parse?: (output: string) => void;
  /** What ends a line, where the format's standard says another than a line feed. */
  readonly lineEnd?: '\r\n';
}

const PLAIN: RenderOptions = { width: 80, color: false, verbose: false, quiet: false };
const VARIANTS: readonly { readonly how: string; readonly options: RenderOptions }[] = [
  { how: 'as it is', options: PLAIN },
  { how: 'wide and verbose', options: { ...PLAIN, width: 160, verbose: true } },
  { how: 'narrow and quiet', options: { ...PLAIN, width: 1, quiet: true } },
];
// Everything that can move a cursor, change a colour, reverse the reading order or hide: none of it comes from input.
const CONTROL = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

const HOSTILE: readonly string[] = [
  '',
  ' ',
  '\u0000\u001B[2J\r\n::error::x\u202E\uFFFE\uD800\u2028',
  `]]>--></style></script><script>alert(1)</script><img src=x onerror=alert(1)>" ' onload="x`,
  '=cmd|\'/c calc\'!A1,"x";@y',
  '`|[x](javascript:x)![y](https://evil.example/y) @everyone #1 $x$',
  '../../../etc/passwd',
  '__proto__',
  'x'.repeat(5000),
];

/** Members whose values are words of ours. */
const FIXED: ReadonlySet<string> = new Set(
  'schema generated lookup role reading kind status level by band scope verdict code failOn exploitation automatable technicalImpact'.split(
    ' ',
  ),
);

/** The report with every text from outside replaced by this one. */
function poisoned<T>(value: T, text: string, key: string = ''): T {
  if (typeof value === 'string') return (FIXED.has(key) || isEvidence(key, value) ? value : text) as T;
  if (Array.isArray(value)) return value.map((item) => poisoned(item, text, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, poisoned(member, text, name)])) as T;
}

/** The evidence of a decision is a word of ours, that of a finding is not. */
function isEvidence(key: string, value: string): boolean {
  return key === 'evidence' && ['complete', 'partial', 'unavailable'].includes(value);
}

/**
 * What every written format keeps: the golden of five sample reports, the same bytes for the same report, a line end
 * at the end, nothing in the output that could steer a terminal.
 * `UPDATE_GOLDEN=1` rewrites the goldens.
 */
export function documentConformance(document: Document, folder: string, checks: DocumentChecks = {}): void {
  const { about } = document;
  const { lineEnd = '\n' } = checks;
  describe(`${about.id}: what every written format keeps`, () => {
    it('says that it writes, and renders', () => {
      expect(about.writes).toBe(true);
      expect('render' in document).toBe(true);
      expect(about.mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
      expect(about.extension).toMatch(/^[a-z0-9.]+$/);
    });
    for (const { name, report } of SAMPLE_REPORTS) {
      it(`renders ${name} as its golden`, () => {
        const output = render(document, report, PLAIN);
        expect(output).toBe(golden(join(folder, 'fixtures', `${name}.golden.${about.extension}`), output));
      });
      it.each(VARIANTS)(
        `renders ${name} without control characters, ends it with one line end ($how)`,
        ({ options }) => {
          const output = render(document, report, options);
          expect(output.endsWith(lineEnd)).toBe(true);
          expect(output.endsWith(lineEnd + lineEnd)).toBe(false);
          for (const line of output.split(lineEnd)) expect(line).not.toMatch(CONTROL);
          checks.parse?.(output);
        },
      );
    }
    it.each(VARIANTS)('survives a report of which every text is hostile ($how)', ({ options }) => {
      for (const { report } of SAMPLE_REPORTS) {
        for (const text of HOSTILE) {
          const output = render(document, poisoned(report, text), options);
          for (const line of output.split(lineEnd)) expect(line).not.toMatch(CONTROL);
          checks.parse?.(output);
        }
      }
    });
    it('gives the same bytes for the same report, whatever the order of its members', () => {
      for (const { report } of SAMPLE_REPORTS) {
        const again = reversed(report);
        expect(render(document, again, PLAIN)).toBe(render(document, report, PLAIN));
      }
    });
    it('never calls anything safe or clean', () => {
      for (const { name, report } of SAMPLE_REPORTS) {
        if (name === 'hostile-names') continue;
        expect(render(document, report, PLAIN)).not.toMatch(/\b(?:safe|clean|secure|compliant)\b/i);
      }
    });
  });
}

function render(document: Document, report: Report, options: RenderOptions): string {
  return [...(document.render?.(report, options) ?? [])].join('');
}

/** The text of a golden file; `UPDATE_GOLDEN=1` writes the output into it first. */
function golden(path: string, output: string): string {
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, output);
  }
  if (!existsSync(path)) return `${path} is missing: run with UPDATE_GOLDEN=1 and read what it writes`;
  return readFileSync(path, 'utf8');
}

/** A deep copy whose members stand in reverse order. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item) => reversed(item)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toReversed();
  return Object.fromEntries(entries.map(([key, member]) => [key, reversed(member)])) as T;
}
