import { exitCode, type Report } from '@morel/model';
import { moveRows } from '../first-moves.ts';
import { issuesOf, silencedSentence } from '../issues.ts';
import { placeWords } from '../match-lines.ts';
import { count, dataDate, decisionWords, exitWords, grouped } from '../plain-words.ts';
import { TONES, toneOf, toneWord } from './bands.ts';
import { html, NOTHING, type Html } from './markup.ts';

const MOVES_SHOWN = 12;
const GAPS_SHOWN = 50;

/** What the reader has to know first: the decision, how much was found, and whether everything was looked at. */
export function topOf(report: Report): Html {
  const { verdict, why } = decisionWords(report);
  return html`<header class="top">
    <h1>${titleOf(report)}</h1>
    <div class="verdict ${moodOf(report)}"><strong>${verdict}</strong>${why}. ${exitWords(report)}</div>
    ${factsOf(report)}
  </header> `;
}

/** What was scanned, where that has a name. */
export function titleOf({ target }: Report): string {
  return target === '.' ? 'Morel report' : `Morel: ${target}`;
}

/** Green only for a report that exits with 0: never for one that could not look at everything. */
function moodOf(report: Report): 'good' | 'warn' | 'bad' {
  if (report.decision.verdict === 'block' || exitCode(report) !== 0) return 'bad';
  return report.decision.verdict === 'allow' ? 'good' : 'warn';
}

function factsOf(report: Report): Html {
  const { coverage, inputs, matches, findings, componentCount, tool } = report;
  const complete = coverage.complete && inputs.length > 0;
  const silenced = findings.filter((finding) => finding.silenced).length;
  const others = findings.filter(({ match, silenced: by }) => match === undefined && !by).length;
  const facts: readonly (readonly [string, string])[] = [
    ['Coverage', complete ? 'complete' : 'INCOMPLETE'],
    ['Components', grouped(componentCount)],
    ['Inputs', grouped(inputs.length)],
    ['Advisories that hit', grouped(matches.length)],
    ...TONES.map((tone) => [toneWord(tone), matches.filter((match) => toneOf(match) === tone).length] as const)
      .filter(([, amount]) => amount > 0)
      .map(([word, amount]) => [word, grouped(amount)] as const),
    ['Other findings', grouped(others)],
    ...(silenced > 0 ? [['Silenced', grouped(silenced)] as const] : []),
    ['Advisory data of', dataDate(report) ?? 'none'],
  ];
  return html`<dl class="facts">
      ${facts.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <p class="soft">
      Made ${timeWords(report.generated)} by Morel ${tool.version}. It says what was found in the checks that were
      performed.
    </p>`;
}

/** `2026-09-01 08:00 UTC`. */
function timeWords(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}

/** Every reason why the scan is incomplete, before all else. */
export function gapBox(report: Report): Html {
  const gaps = [...issuesOf(report)].filter(({ kind, silenced }) => kind === 'gap' && !silenced);
  if (gaps.length === 0) return NOTHING;
  const items = gaps.slice(0, GAPS_SHOWN).map(({ title, message, next, where }) => {
    const place = where ? html` (<code>${placeWords(where)}</code>)` : NOTHING;
    return html`<li><strong>${title}</strong>${place}: ${message}${next === undefined ? '' : `. Next: ${next}`}</li> `;
  });
  const more =
    gaps.length > GAPS_SHOWN
      ? html`<li>and ${grouped(gaps.length - GAPS_SHOWN)} more, in the JSON report</li>`
      : NOTHING;
  return html`<section class="box bad" aria-labelledby="gaps">
    <h2 id="gaps">Not everything was looked at</h2>
    <p>What stands here could hide a finding.</p>
    <ul>
      ${items}${more}
    </ul>
  </section> `;
}

/** What a person accepted of the gaps. */
export function acceptedGaps(report: Report): readonly Html[] {
  return [...issuesOf(report)].flatMap(({ kind, title, message, silenced }) =>
    kind === 'gap' && silenced ? [html`<li>${title}: ${message}. ${silencedSentence(kind, silenced)}</li> `] : [],
  );
}

export function movesSection(report: Report): Html {
  const rows = moveRows(report);
  if (rows.length === 0) return NOTHING;
  const items = rows.slice(0, MOVES_SHOWN).map(({ words, move, clears }) => {
    const command = move.command === undefined ? NOTHING : html`<code class="command">${move.command}</code>`;
    const blocked = move.blockedBy === undefined ? NOTHING : html` <span class="soft">(${move.blockedBy})</span>`;
    return html`<li>
      ${words}${blocked} <span class="soft">clears ${count(clears, 'advisory', 'advisories')}</span>${command}
    </li> `;
  });
  const more =
    rows.length > MOVES_SHOWN
      ? html`<p class="soft">and ${grouped(rows.length - MOVES_SHOWN)} more, with the components below</p>`
      : NOTHING;
  return html`<section aria-labelledby="moves">
    <h2 id="moves">What to do first</h2>
    <ol class="moves">
      ${items}
    </ol>
    ${more}
  </section> `;
}
