import type { Report } from '@morel/model';
import { changeRows, differenceCounts, stateWords, type ChangeRow } from '../difference-words.ts';
import { grouped } from '../plain-words.ts';
import { html, NOTHING, type Html } from './markup.ts';

const CHANGES_OPEN = 20;
const CHANGES_SHOWN = 1000;
const FIXED_SHOWN = 300;

/** What lies between two states: each package that came, went or moved, what that brings, and where to read about it. */
export function differenceSection(report: Report): Html {
  const { difference } = report;
  if (!difference) return NOTHING;
  const rows = changeRows(report);
  const states = stateWords(difference).map(
    ({ text, isAlarm }) => html`<li>${isAlarm ? html`<strong class="alarm">${text}</strong>` : text}</li> `,
  );
  return html`<section aria-labelledby="changes">
    <h2 id="changes">Changes since ${difference.base} <span class="soft">${grouped(rows.length)}</span></h2>
    <p>${differenceCounts(difference)}</p>
    ${
      states.length > 0
        ? html`<ul>
            ${states}
          </ul>`
        : NOTHING
    }${changeTables(rows)}${fixedList(difference.fixed)}
  </section> `;
}

/** The first ones in the open; of a long list the rest on a click, so that what is to be done first stays in reach. */
function changeTables(rows: readonly ChangeRow[]): Html {
  if (rows.length === 0) return NOTHING;
  const amount = rows.length <= CHANGES_OPEN + 5 ? rows.length : CHANGES_OPEN;
  const [open, rest] = [rows.slice(0, amount), rows.slice(amount, CHANGES_SHOWN)];
  const hidden = rows.length - open.length - rest.length;
  const more = hidden > 0 ? html`<p class="soft">and ${grouped(hidden)} more, in the JSON report</p>` : NOTHING;
  const folded =
    rest.length > 0
      ? html`<details class="plain">
          <summary>${grouped(rest.length)} more</summary>
          ${changeTable(rest, 'Changes that follow.')}${more}
        </details>`
      : NOTHING;
  return html`${changeTable(open, 'Alarms first, then what brings something.')}${folded}`;
}

function changeTable(rows: readonly ChangeRow[], caption: string): Html {
  return html`<table class="stack">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">Component</th>
        <th scope="col">Change</th>
        <th scope="col">Brings</th>
        <th scope="col">Read</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => changeRow(row))}
    </tbody>
  </table>`;
}

function changeRow({ change, head, brings, links }: ChangeRow): Html {
  const brought = brings.map(
    ({ text, isAlarm }) => html`<p class="path">${isAlarm ? html`<strong class="alarm">${text}</strong>` : text}</p> `,
  );
  const read = links.map(({ text, url }) => html`<p class="path"><a href="${url}" rel="noreferrer">${text}</a></p> `);
  return html`<tr>
    <th scope="row"><code>${change.name}</code> <span class="soft">${change.ecosystem}</span></th>
    <td data-head="Change">${head}</td>
    <td data-head="Brings">${brought}</td>
    <td data-head="Read">${read}</td>
  </tr>`;
}

function fixedList(fixed: readonly string[]): Html {
  if (fixed.length === 0) return NOTHING;
  const hidden = fixed.length - FIXED_SHOWN;
  return html`<details class="plain">
    <summary>${grouped(fixed.length)} fixed: findings that are gone</summary>
    <ul>
      ${fixed.slice(0, FIXED_SHOWN).map((message) => html`<li>${message}</li> `)}${hidden > 0 ? html`<li class="soft">and ${grouped(hidden)} more, in the JSON report</li>` : NOTHING}
    </ul>
  </details>`;
}
