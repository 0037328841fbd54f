import type { RenderOptions, Report } from '@morel/model';
import { markdownCode } from '../markdown-text.ts';
import { count, dataDate, decisionWords, exitWords } from '../plain-words.ts';
import { differenceSections } from './difference-section.ts';
import { hitSections, moveItems, summaryRows } from './hit-sections.ts';
import { coverageSection, gapItems, ruleSections, silencedSection } from './other-sections.ts';
import { byteLength, fit, type Section } from './section.ts';

/** Where the text goes, and what it takes there. */
export interface Place {
  /** `a comment`. */
  readonly name: string;
  /** Bytes of UTF-8. */
  readonly limit: number;
  /** Bytes of it for the coverage, so that a long list of findings cannot push out what was not looked at. */
  readonly coverageShare: number;
  /** Stands before all. */
  readonly mark: string;
}

const NOTE_ROOM = 400;

/** The report as one text of Markdown: a short table, everything else behind a click, cut to what the place takes. */
export function* renderMarkdown(report: Report, options: RenderOptions, place: Place): Generator<string> {
  const { limit, coverageShare } = place;
  const top = fit(topSections(report), limit / 4);
  const end = footer(report);
  const { verdict, why } = decisionWords(report);
  const head = `${place.mark}## Morel: ${verdict}\n\n${why}\n\n`;
  yield head + top.text;
  if (options.quiet) {
    yield end;
    return;
  }
  const coverage = fit([coverageSection(report)], coverageShare);
  const taken = [head, top.text, coverage.text, end].reduce((sum, text) => sum + byteLength(text), NOTE_ROOM);
  const body = fit(
    [...differenceSections(report), ...hitSections(report), ...ruleSections(report), silencedSection(report)],
    limit - taken,
  );
  yield body.text;
  yield coverage.text;
  const left = top.left + body.left + coverage.left;
  if (left > 0) yield `${count(left, 'row')} left out, because ${place.name} has a limit: see the JSON report.\n\n`;
  yield end;
}

function topSections(report: Report): Section[] {
  return [
    { head: '| Priority | Components | Findings |\n| --- | ---: | ---: |\n', items: summaryRows(report), foot: '\n' },
    { head: '**The scan is incomplete:**\n\n', items: gapItems(report), foot: '\n' },
    { head: '**What to do first**\n\n', items: moveItems(report), foot: '\n' },
  ];
}

function footer(report: Report): string {
  const { components, inputs, tool } = report;
  const date = dataDate(report);
  const data = date === undefined ? 'no advisory data' : `advisory data of ${date}`;
  const what = `${count(components.length, 'component')} from ${count(inputs.length, 'input')}, ${data}`;
  return `${exitWords(report)} ${what}; morel ${markdownCode(tool.version, false, 40)}.\n`;
}
