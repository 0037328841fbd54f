import type { ComponentHits } from '../hits.ts';
import { count } from '../plain-words.ts';
import { toneCounts, toneWords } from './bands.ts';
import { html, NOTHING, unit, type Html } from './markup.ts';
import type { Numbered } from './numbered.ts';

const SHOWN = 20;
const WIDTH = 320;

/** How many advisories hit each component, by severity, as bars of one scale. */
export function bars({ all, anchorOf }: Numbered): Html {
  if (all.length === 0) return NOTHING;
  const shown = all.slice(0, SHOWN);
  const most = Math.max(...shown.map(({ hits }) => hits.length));
  const rows = shown.map((hit) => {
    const { name, version } = hit.component;
    return html`<tr>
      <th scope="row">
        <a href="#${anchorOf(hit.component)}"><code>${name}@${version}</code></a>
      </th>
      <td>${bar(hit, most)}</td>
      <td>${toneWords(hit.hits)}</td>
    </tr> `;
  });
  const more =
    all.length > shown.length ? html` The ${shown.length} most urgent of ${count(all.length, 'component')}.` : NOTHING;
  return html`<h3 id="bars">Severity by component</h3>
    <div class="scroll">
      <table class="stack">
        <caption>
          Advisories of each component, most urgent component first.${more}
        </caption>
        <thead>
          <tr>
            <th scope="col">Component</th>
            <th scope="col">Advisories</th>
            <th scope="col">In words</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div> `;
}

function bar({ hits }: ComponentHits, most: number): Html {
  const step = Math.min(28, WIDTH / most);
  let x = 0;
  const parts = toneCounts(hits).map(({ tone, amount }) => {
    const part = html`<rect
      class="${tone}"
      x="${unit(x)}"
      y="1"
      width="${unit(Math.max(1, amount * step - 1))}"
      height="14"
    />`;
    x += amount * step;
    return part;
  });
  return html`<svg viewBox="0 0 ${WIDTH} 16" width="${WIDTH}" height="16" aria-hidden="true">${parts}</svg>`;
}
