import type { MatchReport } from '@morel/model';
import { advisoryAddress } from '../advisory-address.ts';
import { topScore, type ComponentHits, type Hit } from '../hits.ts';
import { placeWords } from '../match-lines.ts';
import { count, dateOf, hitWords, moveWords, otherIds } from '../plain-words.ts';
import { TONES, toneCounts, toneOf, toneWord, toneWords, worstTone } from './bands.ts';
import { html, NOTHING, type Html } from './markup.ts';
import type { Numbered } from './numbered.ts';

/** Opened at once; the others open on a click. What blocks is always open. */
const OPEN = 8;
/** Characters: the components after that are shown in brief, and then as a line, so that the page stays small. */
const IN_FULL = 600_000;
const IN_BRIEF = 900_000;
const IDS_SHOWN = 10;
const PATHS_SHOWN = 3;
const PLACES_SHOWN = 4;

/** Malware, then the components by what is to be done by when. */
export function hitSections({ hits, all, anchorOf }: Numbered): readonly Html[] {
  if (all.length === 0) return [];
  const groups = [
    ...(hits.malware.length > 0 ? [{ heading: 'Malware', components: hits.malware, advice: MALWARE_ADVICE }] : []),
    ...hits.groups.map((group) => ({ ...group, advice: NOTHING })),
  ];
  let position = 0;
  let taken = 0;
  const sections = groups.map(({ heading, components, advice }, number) => {
    const total = components.reduce((sum, component) => sum + component.hits.length, 0);
    const id = `group-${number + 1}`;
    const blocks = components.map((component) => {
      const isOpen = position++ < OPEN || component.blocks;
      const block = blockOf(component, anchorOf(component.component) ?? '', isOpen, taken);
      taken += block.text.length;
      return block;
    });
    const amount = `${count(components.length, 'component')}, ${count(total, 'advisory', 'advisories')}`;
    return html`<section aria-labelledby="${id}">
      <h2 id="${id}">${heading} <span class="soft">${amount}</span></h2>
      ${advice}${blocks}
    </section>`;
  });
  return [filterOf(all), ...sections];
}

const MALWARE_ADVICE = html`<p>
  Do not install it and do not run the build. Treat every machine that installed it as compromised.
</p> `;

/** Check boxes that the style sheet alone answers. */
function filterOf(all: readonly ComponentHits[]): Html {
  const boxes = TONES.map((tone) => ({ tone, amount: all.filter((hit) => worstTone(hit) === tone).length }))
    .filter(({ amount }) => amount > 0)
    .map(
      ({ tone, amount }) =>
        html`<label
          ><input class="filter" type="checkbox" id="show-${tone}" checked />
          <span class="tone ${tone}">${toneWord(tone)}</span> (${amount})</label
        > `,
    );
  if (boxes.length < 2) return NOTHING;
  return html`<fieldset>
      <legend>Show components whose worst advisory is</legend>
      ${boxes}
    </fieldset>
    <p class="hidden-note warn box">Some components are hidden by the choice above.</p> `;
}

function blockOf(component: ComponentHits, anchor: string, isOpen: boolean, taken: number): Html {
  if (taken > IN_BRIEF) return lineOf(component, anchor);
  return componentBlock(component, anchor, isOpen, taken < IN_FULL ? fullOf(component) : briefOf(component));
}

/** For the rest of very many: the list of all components says no more of them, the JSON report all. */
function lineOf(component: ComponentHits, anchor: string): Html {
  const { name, version } = component.component;
  return html`<p class="worst-${worstTone(component)}" id="${anchor}">
    <code>${name}@${version}</code>: ${toneWords(component.hits)}
  </p>`;
}

function componentBlock(component: ComponentHits, anchor: string, isOpen: boolean, inside: Html): Html {
  const { hits } = component;
  const [{ match, level }] = hits;
  const { name, version, ecosystem } = match.component;
  const tones = toneCounts(hits).map(
    ({ tone, amount }) => html` <span class="tone ${tone}">${amount} ${toneWord(tone)}</span>`,
  );
  return html`<details class="component worst-${worstTone(component)}" id="${anchor}" ${isOpen ? ' open' : ''}>
    <summary>
      <h3><code>${name}@${version}</code></h3>
      ${tones} <span class="level">${level ?? 'judged by no rule'}</span>
      <span class="soft">${ecosystem}, ${scopeWords(match)}</span>
    </summary>
    ${inside}
  </details> `;
}

function fullOf({ hits }: ComponentHits): Html {
  return html`${stepsOf(hits)}${moreOf(hits[0].match)}
    <table class="stack">
      <caption class="aside">
        ${toneWords(hits)}
      </caption>
      <thead>
        <tr>
          <th scope="col">Advisory</th>
          <th scope="col">Severity</th>
          <th scope="col">Affects</th>
          <th scope="col">Fixed in</th>
        </tr>
      </thead>
      <tbody>
        ${hits.map((hit) => hitRow(hit))}
      </tbody>
    </table>`;
}

/** For the least urgent of very many: what to do, and the advisories by their ids. */
function briefOf({ hits }: ComponentHits): Html {
  const ids = hits.slice(0, IDS_SHOWN).map(({ match }) => html`${idOf(match.advisory.id)} `);
  const hidden = hits.length - ids.length;
  return html`${stepsOf(hits)}
    <p>${ids}${hidden > 0 ? `and ${hidden} more ` : ''}<span class="soft">details in the JSON report</span></p>`;
}

function scopeWords({ scope }: MatchReport): string {
  if (scope === 'root') return 'the project itself';
  return scope === 'unreached' ? 'no path known' : scope;
}

function hitRow({ match }: Hit): Html {
  const { advisory, evidence, fixed } = match;
  const [why] = evidence;
  const fixedIn = advisory.kind === 'malware' ? '' : (fixed[0] ?? 'none known');
  return html`<tr>
    <td>
      ${idOf(advisory.id)}${otherIds(match)
        .slice(0, 3)
        .map((id) => html`, <code>${id}</code>`)}<br />${advisory.title}
    </td>
    <td data-head="Severity">${severityOf(match)}</td>
    <td data-head="Affects">${why ? hitWords(why) : ''}</td>
    <td data-head="Fixed in">${fixedIn}</td>
  </tr> `;
}

function idOf(id: string): Html {
  const address = advisoryAddress(id);
  return address === undefined
    ? html`<code>${id}</code>`
    : html`<a href="${address}" rel="noreferrer noopener"><code>${id}</code></a>`;
}

function severityOf(match: MatchReport): Html {
  const { risk } = match;
  const tone = toneOf(match);
  const score = topScore(match);
  const exploited = (risk.exploited ?? []).map(
    ({ catalogue, added }) => html`<br /><strong>exploited</strong> since ${dateOf(added)} (${catalogue})`,
  );
  const epss = risk.epss ? html`<br />EPSS ${(risk.epss.probability * 100).toFixed(1)}%` : NOTHING;
  return html`<span class="tone ${tone}">${toneWord(tone)}${score === undefined ? '' : ` ${score.toFixed(1)}`}</span
    >${exploited}${epss}`;
}

/** What to do, each different step once. */
function stepsOf(hits: ComponentHits['hits']): Html {
  const steps = new Map<string, Html>();
  for (const { match, next } of hits) {
    const step = stepOf(match, next);
    if (step) steps.set(step.text, step);
  }
  if (steps.size === 0) return NOTHING;
  return html`<p><strong>Next:</strong> ${[...steps.values()]}</p> `;
}

function stepOf({ move }: MatchReport, next: string | undefined): Html | undefined {
  if (!move) return next === undefined ? undefined : html`<span>${next} </span>`;
  const blocked = move.blockedBy === undefined ? NOTHING : html` <span class="soft">(${move.blockedBy})</span>`;
  const command = move.command === undefined ? NOTHING : html`<code class="command">${move.command}</code>`;
  return html`<span>${moveWords(move)}${blocked}${command}</span>`;
}

function moreOf(match: MatchReport): Html {
  const { paths, pathCount, priority, locations } = match;
  const shown = paths.slice(0, PATHS_SHOWN).map((path) => pathOf(path));
  const hidden = pathCount - shown.length;
  const more = hidden > 0 ? html`<div class="soft">and ${count(hidden, 'more path')}</div>` : NOTHING;
  const places = locations.slice(0, PLACES_SHOWN).map((place) => html`<code>${placeWords(place)}</code> `);
  const others =
    locations.length > PLACES_SHOWN
      ? html`<span class="soft">and ${locations.length - PLACES_SHOWN} more</span>`
      : NOTHING;
  const inputs = priority.inputs.map(({ label, value }) => `${label} ${value}`).join(', ');
  const row =
    priority.row === undefined
      ? NOTHING
      : html` <span class="soft fine">${priority.table} row ${priority.row}: ${inputs}</span>`;
  return html`<dl class="more">
    <dt>Priority</dt>
    <dd>${priority.label}${row}</dd>
    ${
      paths.length > 0
        ? html`<dt>Path</dt>
            <dd>${shown}${more}</dd>`
        : NOTHING
    }${
      locations.length > 0
        ? html`<dt>Place</dt>
            <dd>${places}${others}</dd>`
        : NOTHING
    }
  </dl> `;
}

function pathOf(path: readonly string[]): Html {
  const steps = path.map((step, position) => html`${position === 0 ? NOTHING : ARROW}<code>${step}</code>`);
  return html`<div class="path">${steps}</div>`;
}

const ARROW = html`<i>›</i>`;
