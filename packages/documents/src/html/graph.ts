import { printable } from '@morel/model';
import { toneWords, worstTone } from './bands.ts';
import { layOut, type Graph, type GraphNode } from './graph-layout.ts';
import { clip, html, NOTHING, unit, type Html } from './markup.ts';
import type { Numbered } from './numbered.ts';

const NODE = { width: 168, height: 26 } as const;
const GAP = { x: 46, y: 8 } as const;
const MARGIN = 4;
const LETTERS = 22;
const TAIL = 9;

/** How the most urgent components come in: from the project on the left, over what asks for them. */
export function graph(numbered: Numbered): Html {
  const laid = layOut(numbered);
  if (laid.nodes.length === 0) return NOTHING;
  const width = laid.columns * (NODE.width + GAP.x) - GAP.x + 2 * MARGIN;
  const height = laid.rows * (NODE.height + GAP.y) - GAP.y + 2 * MARGIN;
  const part = laid.shown < numbered.all.length ? ` The ${laid.shown} most urgent of ${numbered.all.length}.` : '';
  return html`<h3 id="graph">How it comes in</h3>
    <p class="soft">
      From the project on the left to what an advisory hits; three paths at most to each.${part} The same paths stand in
      words with each component.
    </p>
    <div class="scroll" role="region" aria-labelledby="graph" tabindex="0">
      <svg
        class="wide"
        role="group"
        aria-labelledby="graph"
        viewBox="0 0 ${unit(width)} ${unit(height)}"
        width="${unit(width)}"
        height="${unit(height)}"
      >
        ${laid.edges.map((edge) => drawEdge(edge, laid))}${laid.nodes.map((node) => drawNode(node, laid, numbered))}
      </svg>
    </div> `;
}

/** The columns are centred on the longest. */
function placeOf({ column, row }: GraphNode, { nodes, rows }: Graph): { readonly x: number; readonly y: number } {
  const own = nodes.filter((node) => node.column === column).length;
  const spare = ((rows - own) * (NODE.height + GAP.y)) / 2;
  return { x: MARGIN + column * (NODE.width + GAP.x), y: MARGIN + spare + row * (NODE.height + GAP.y) };
}

function drawEdge([from, to]: Graph['edges'][number], laid: Graph): Html {
  const start = placeOf(from, laid);
  const end = placeOf(to, laid);
  const [x1, y1, x2, y2] = [start.x + NODE.width, start.y + NODE.height / 2, end.x, end.y + NODE.height / 2];
  const bend = Math.max(20, (x2 - x1) / 2);
  return html`<path
    class="edge"
    d="M${unit(x1)} ${unit(y1)}C${unit(x1 + bend)} ${unit(y1)} ${unit(x2 - bend)} ${unit(y2)} ${unit(x2)} ${unit(y2)}"
  />`;
}

function drawNode(node: GraphNode, laid: Graph, { anchorOf }: Numbered): Html {
  const { x, y } = placeOf(node, laid);
  const { label, hit, folded } = node;
  const words = folded === undefined ? label : `${folded} more steps`;
  const stripe = hit
    ? html`<rect class="${worstTone(hit)}" x="${unit(x)}" y="${unit(y)}" width="6" height="${NODE.height}" />`
    : NOTHING;
  const shape = html`<title>${clip(words, 160)}${hit ? `: ${toneWords(hit.hits)}` : ''}</title
    ><rect
      class="${folded === undefined ? 'node' : 'folded'}"
      x="${unit(x)}"
      y="${unit(y)}"
      width="${NODE.width}"
      height="${NODE.height}"
      rx="3"
    />${stripe}<text x="${unit(x + 11)}" y="${unit(y + 17)}">${shortened(words)}</text>`;
  const anchor = hit && anchorOf(hit.component);
  return anchor === undefined ? html`<g>${shape}</g> ` : html`<a href="#${anchor}">${shape}</a> `;
}

/** Beginning and end of a label: names of one scope begin alike, and the end has the version. */
function shortened(label: string): string {
  const shown = printable(label, 400);
  if (clip(shown, LETTERS) === shown) return shown;
  const end = shown.slice(-TAIL).replace(/^[\uDC00-\uDFFF]/, '');
  return `${clip(shown, LETTERS - TAIL)}${end}`;
}
