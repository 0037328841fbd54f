import type { Document, Report, RenderOptions } from '@morel/model';
import { about } from './about.ts';
import { coverageLines } from './coverage.ts';
import { differenceLines } from './difference.ts';
import { findingLines, moveLines } from './findings.ts';
import { countLines, decisionLines, headerLines } from './summary.ts';
import type { View } from './view.ts';

const NARROWEST = 40;
/** Longer lines are hard to read, however wide the terminal. */
const WIDEST = 140;

/** The report for a person at a terminal. */
export const document: Document = { about, render };

function* render(report: Report, options: RenderOptions): Generator<string> {
  const width = Math.min(Math.max(Math.floor(options.width) || NARROWEST, NARROWEST), WIDEST);
  const view: View = { width, color: options.color, verbose: options.verbose };
  const lines = options.quiet ? quietLines(report, view) : fullLines(report, view);
  for (const line of lines) yield `${line}\n`;
}

function* fullLines(report: Report, view: View): Generator<string> {
  yield* headerLines(report, view);
  yield '';
  if (report.difference) yield* differenceLines(report, report.difference, view);
  yield* findingLines(report, view);
  yield* coverageLines(report, view);
  yield '';
  yield* moveLines(report, view);
  yield* countLines(report, view);
  yield* decisionLines(report, view);
}

function* quietLines(report: Report, view: View): Generator<string> {
  yield* countLines(report, view);
  yield* decisionLines(report, view);
}
