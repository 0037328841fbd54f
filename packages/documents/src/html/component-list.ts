import type { Report } from '@morel/model';
import { placeWords } from '../match-lines.ts';
import { count, grouped } from '../plain-words.ts';
import { lookupOutcomes } from '../lookup-outcome.ts';
import { toneWord } from './bands.ts';
import { html, NOTHING, type Html } from './markup.ts';
import type { Numbered } from './numbered.ts';

/** Every component with what is known of it, as far as there is room; the rest is said. */
export function componentList(report: Report, numbered: Numbered, room: number): Html {
  const { components } = report;
  if (components.length === 0) return NOTHING;
  const state = stateOf(report, numbered);
  const rows: Html[] = [];
  let left = room;
  for (const component of components) {
    const row = rowOf(component, state(component));
    left -= row.text.length;
    if (left < 0) break;
    rows.push(row);
  }
  const hidden = components.length - rows.length;
  const more =
    hidden > 0
      ? html`<p>and ${grouped(hidden)} more, which the JSON report lists: this page has a limit.</p>`
      : NOTHING;
  return html`<section class="component-list" aria-labelledby="components">
    <h2 id="components">All components</h2>
    <details class="plain">
      <summary>${count(components.length, 'component')}</summary>
      <table class="stack">
        <thead>
          <tr>
            <th scope="col">Component</th>
            <th scope="col">Ecosystem</th>
            <th scope="col">Scope</th>
            <th scope="col">Known advisories</th>
            <th scope="col">Place</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
      ${more}
    </details>
  </section>`;
}

function rowOf(component: Report['components'][number], state: Html): Html {
  const { name, version, ecosystem, scope, direct, locations } = component;
  const [place] = locations;
  const label = version === undefined ? name : `${name}@${version}`;
  return html`<tr>
    <th scope="row"><code>${label}</code></th>
    <td>${ecosystem}</td>
    <td>${scope}${direct ? ', direct' : ''}</td>
    <td>${state}</td>
    <td>${place ? placeWords(place) : ''}</td>
  </tr>`;
}

function stateOf(report: Report, numbered: Numbered): (component: Report['components'][number]) => Html {
  const outcome = lookupOutcomes(report);
  return (component) => {
    const tone = numbered.toneOf(component);
    if (tone) return html`<a class="tone ${tone}" href="#${numbered.anchorOf(component)}">${toneWord(tone)}</a>`;
    if (numbered.isSilenced(component)) return html`silenced`;
    const why = outcome(component);
    return why ? html`${why.message}` : html`none`;
  };
}
