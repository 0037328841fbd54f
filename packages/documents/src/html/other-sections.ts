import { printable, type FindingReport, type Report } from '@morel/model';
import { findingsByRule, strictestLevel } from '../hits.ts';
import { silencedWords } from '../issues.ts';
import { placeWords } from '../match-lines.ts';
import { ageWords, count, dateOf, grouped, nothingScanned, unusedWords, vexWords } from '../plain-words.ts';
import { html, NOTHING, type Html } from './markup.ts';
import { acceptedGaps } from './summary.ts';

const FINDINGS_OPEN = 8;
const FINDINGS_SHOWN = 300;

/** The findings that are about no advisory, by rule. */
export function ruleSection(report: Report): Html {
  const rules = findingsByRule(report);
  if (rules.length === 0) return NOTHING;
  const total = rules.reduce((sum, findings) => sum + findings.length, 0);
  return html`<section aria-labelledby="others">
    <h2 id="others">Other findings <span class="soft">${grouped(total)}</span></h2>
    ${rules.map((findings) => ruleBlock(findings))}
  </section> `;
}

function ruleBlock(findings: readonly [FindingReport, ...FindingReport[]]): Html {
  const [{ rule, title, next }] = findings;
  const sameNext = findings.every((finding) => finding.next === next);
  const items = findings.slice(0, FINDINGS_SHOWN).map((finding) => findingItem(finding, !sameNext));
  const hidden = findings.length - items.length;
  const more = hidden > 0 ? html`<li class="soft">and ${grouped(hidden)} more, in the JSON report</li>` : NOTHING;
  const list = html`<ul>
    ${items}${more}
  </ul>`;
  const folded =
    findings.length > FINDINGS_OPEN
      ? html`<details class="plain">
          <summary>${count(findings.length, 'finding')}</summary>
          ${list}
        </details>`
      : list;
  return html`<h3>${title} <span class="level">${strictestLevel(findings)}</span> <code class="soft">${rule}</code></h3>
    ${sameNext ? html`<p><strong>Next:</strong> ${next}</p>` : NOTHING}${folded} `;
}

function findingItem({ where, message, next, evidence }: FindingReport, withNext: boolean): Html {
  const place = where ? html`<code>${placeWords(where)}</code>: ` : NOTHING;
  const facts = evidence.map(({ label, value }) => `${printable(label, 60)}: ${printable(value, 300)}`).join('; ');
  return html`<li>
    ${place}${message}${facts === '' ? NOTHING : html` <span class="soft">(${facts})</span>`}${withNext ? html`<br /><strong>Next:</strong> ${next}` : NOTHING}
  </li> `;
}

/** What is silenced, by what, why, by whom and until when. */
export function silencedSection({ findings }: Report): Html {
  const items = findings.flatMap(({ message, silenced, where }) => {
    if (!silenced) return [];
    const place = where ? html`<code>${placeWords(where)}</code>: ` : NOTHING;
    return [html`<li>${place}${message}. <span class="soft">${silencedWords(silenced)}</span></li> `];
  });
  if (items.length === 0) return NOTHING;
  return html`<section aria-labelledby="silenced">
    <h2 id="silenced">Silenced <span class="soft">${grouped(items.length)}</span></h2>
    <ul>
      ${items}
    </ul>
  </section> `;
}

/** What was read, with what data, what was checked and what was not. */
export function coverageSection(report: Report): Html {
  const complete = report.coverage.complete && report.inputs.length > 0;
  return html`<section aria-labelledby="coverage">
    <h2 id="coverage">Coverage: ${complete ? 'complete' : 'INCOMPLETE'}</h2>
    ${inputTable(report)}${dataTable(report)}${checkTable(report)}${listOf('Not performed', missingItems(report))}${listOf('Accepted gaps', acceptedGaps(report))}${listOf('VEX', vexItems(report))}${listOf(
      'Not judged',
      report.coverage.notes.map((note) => html`<li>${note}</li> `),
    )}${listOf(
      'Left out',
      report.coverage.excluded.map(
        ({ pattern, from, paths }) => html`<li><code>${pattern}</code> (${from}): ${count(paths, 'path')}</li> `,
      ),
    )}${policyWords(report)}
  </section> `;
}

/** Each document of statements with those of them that silenced nothing, and why. */
function vexItems({ vex = [] }: Report): Html[] {
  return vex.map((document) => {
    const { unused } = document;
    const items = unused.slice(0, FINDINGS_SHOWN).map((statement) => html`<li>${unusedWords(statement)}</li> `);
    const hidden = unused.length - items.length;
    const more = hidden > 0 ? html`<li class="soft">and ${grouped(hidden)} more, in the JSON report</li>` : NOTHING;
    const list = html`<details class="plain">
      <summary>${count(unused.length, 'statement')} without effect</summary>
      <ul>
        ${items}${more}
      </ul>
    </details>`;
    return html`<li><code>${document.path}</code>: ${vexWords(document)}${unused.length > 0 ? list : NOTHING}</li> `;
  });
}

function listOf(title: string, items: readonly Html[]): Html {
  return items.length === 0
    ? NOTHING
    : html`<h3>${title}</h3>
        <ul>
          ${items}
        </ul> `;
}

const READINGS: Readonly<Record<Report['inputs'][number]['reading'], Html>> = {
  whole: html`read whole`,
  part: html`<strong>read in part</strong>`,
  refused: html`<strong>refused</strong>`,
  skipped: html`skipped`,
};

function inputTable(report: Report): Html {
  const { inputs } = report;
  if (inputs.length === 0) return html`<p>Nothing was scanned: ${nothingScanned(report)}.</p> `;
  const rows = inputs.map(({ path, format, formatVersion, reading, reason, components, problems }) => {
    const faults = problems.slice(0, 5).map(({ message }) => html`<br />${message}`);
    const more = problems.length > 5 ? html`<br />and ${problems.length - 5} more` : NOTHING;
    return html`<tr>
      <th scope="row"><code>${path}</code></th>
      <td data-head="Format">${format}${formatVersion === undefined ? '' : ` ${formatVersion}`}</td>
      <td data-head="Reading">${READINGS[reading]}${reason === undefined ? '' : `: ${reason}`}${faults}${more}</td>
      <td class="number" data-head="Components">${grouped(components)}</td>
    </tr> `;
  });
  return html`<h3>Inputs</h3>
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Format</th>
          <th scope="col">Reading</th>
          <th scope="col" class="number">Components</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table> `;
}

function dataTable({ data }: Report): Html {
  const rows = data.feeds.map(
    ({ feed, part, records, pulled, ageHours, stale, source }) =>
      html`<tr>
        <th scope="row">${feed} ${part}</th>
        <td class="number" data-head="Records">${grouped(records)}</td>
        <td data-head="Pulled">
          ${dateOf(pulled)},
          ${stale ? html`<strong>${ageWords(ageHours)}, over its age limit</strong>` : ageWords(ageHours)}
        </td>
        <td data-head="Source">${source}</td>
      </tr> `,
  );
  const warning =
    data.kind === 'starter'
      ? html`<p><strong>Starter index</strong>: a few hundred well-known records and not the whole data.</p>`
      : data.kind === 'none'
        ? html`<p><strong>No advisory index</strong>: nothing was looked up.</p>`
        : NOTHING;
  return html`<h3>Advisory data</h3>
    ${warning}
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">Feed</th>
          <th scope="col" class="number">Records</th>
          <th scope="col">Pulled</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table> `;
}

function checkTable({ coverage }: Report): Html {
  if (coverage.checks.length === 0) return NOTHING;
  const rows = coverage.checks.map(
    ({ title, status, subjects, reason }) =>
      html`<tr>
        <th scope="row">${title}</th>
        <td data-head="Result">
          ${status === 'passed' || status === 'not-applicable' ? status : html`<strong>${status}</strong>`}${reason === undefined ? '' : `: ${reason}`}
        </td>
        <td class="number" data-head="Looked at">${grouped(subjects)}</td>
      </tr> `,
  );
  return html`<h3>Checks</h3>
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">Check</th>
          <th scope="col">Result</th>
          <th scope="col" class="number">Looked at</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table> `;
}

function missingItems({ decision }: Report): readonly Html[] {
  return decision.notPerformed.map(
    ({ check, subject, reason, required, accepted }) =>
      html`<li>
        ${check} on <code>${subject}</code>:
        ${reason}${required ? ' (required)' : ''}${accepted ? `; accepted: ${printable(accepted.reason, 300)}` : ''}
      </li> `,
  );
}

function policyWords({ policy, decision }: Report): Html {
  const { preset, files, failOn, table, refused } = policy;
  const from = files.length > 0 ? html`, ${files.map((file) => html`<code>${file}</code> `)}` : NOTHING;
  return html`<h3>Policy</h3>
    <p>Preset ${preset}${from}; fails on ${failOn}; priority by ${table}.</p>
    ${listOf(
      'Refused changes of a nested policy',
      refused.map((text) => html`<li>${text}</li> `),
    )}${listOf(
      'Controls',
      decision.controls.map((text) => html`<li>${text}</li> `),
    )}`;
}
