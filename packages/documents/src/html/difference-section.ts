import type { ComponentChange, Report } from '@morel/model';
import {
  broughtWords,
  changeHead,
  changesInOrder,
  differenceCounts,
  linkWords,
  stateWords,
} from '../difference-words.ts';
import { grouped } from '../plain-words.ts';
import { html, NOTHING, type Html } from './markup.ts';

const CHANGES_SHOWN = 1000;
const FIXED_SHOWN = 300;

/** What lies between two states: each package that came, went or moved, what that brings, and where to read about it. */
export function differenceSection({ difference }: Report): Html {
  if (!difference) return NOTHING;
  const changes = changesInOrder(difference);
  const states = stateWords(difference).map(
    ({ text, isAlarm }) => html`<li>${isAlarm ? html`<strong class="alarm">${text}</strong>` : text}</li> `,
  );
  return html`<section aria-labelledby="changes">
    <h2 id="changes">Changes since ${difference.base} <span class="soft">${grouped(changes.length)}</span></h2>
    <p>${differenceCounts(difference)}</p>
    ${
      states.length > 0
        ? html`<ul>
            ${states}
          </ul>`
        : NOTHING
    }${changeTable(changes)}${fixedList(difference.fixed)}
  </section> `;
}

function changeTable(changes: readonly ComponentChange[]): Html {
  if (changes.length === 0) return NOTHING;
  const hidden = changes.length - CHANGES_SHOWN;
  return html`<table class="stack">
      <caption>
        Alarms first, then what brings something.
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
        ${changes.slice(0, CHANGES_SHOWN).map((change) => changeRow(change))}
      </tbody>
    </table>
    ${hidden > 0 ? html`<p class="soft">and ${grouped(hidden)} more, in the JSON report</p>` : NOTHING}`;
}

function changeRow(change: ComponentChange): Html {
  const brings = broughtWords(change).map(
    ({ text, isAlarm }) => html`<p class="path">${isAlarm ? html`<strong class="alarm">${text}</strong>` : text}</p> `,
  );
  const read = linkWords(change).map(
    ({ text, url }) => html`<p class="path"><a href="${url}" rel="noreferrer">${text}</a></p> `,
  );
  return html`<tr>
    <th scope="row"><code>${change.name}</code> <span class="soft">${change.ecosystem}</span></th>
    <td data-head="Change">${changeHead(change)}</td>
    <td data-head="Brings">${brings}</td>
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
