import type { ComponentReport, Report } from '@morel/model';
import { count } from '../plain-words.ts';

import { TONES, toneWord, type Tone } from './bands.ts';
import { clip, drawing, html, NOTHING, unit, type Html } from './markup.ts';
import { gridOf, squarify, type Box } from './squarify.ts';
import type { Numbered } from './numbered.ts';

const WIDTH = 960;
const TALLEST = 420;
const LOWEST = 140;
const HEAD = 18;
const GROUPS_SHOWN = 30;
/** With more, the cells that nothing hits are one shape without names: the page must stay small. */
const NAMED_CELLS = 4000;

type Look = Tone | 'silenced' | 'unlooked' | 'calm';

interface Cell {
  readonly look: Look;
  readonly label: string;
}

interface Group {
  readonly title: string;
  readonly cells: Cell[];
}

/** The components of a file, by how they are reached. */
interface FileGroup {
  readonly title: string;
  readonly total: number;
  readonly scopes: readonly Group[];
}

/** Every component as a square, by the file that names it first and by scope: how much there is, and what is hit. */
export function treemap(report: Report, numbered: Numbered): Html {
  if (report.components.length === 0) return NOTHING;
  const files = filesOf(report, numbered);
  const size = Math.round(Math.min(TALLEST, Math.max(LOWEST, 30 * Math.sqrt(report.components.length))));
  const boxes = squarify(
    files.map(({ total }) => total),
    { x: 0, y: 0, width: WIDTH, height: size },
  );
  const named = report.components.length <= NAMED_CELLS;
  const drawn = files.map((file, position) => drawFile(file, boxes[position], named));
  const looks = new Set(files.flatMap(({ scopes }) => scopes.flatMap(({ cells }) => cells.map(({ look }) => look))));
  return html`<h3 id="tree">Everything that is used</h3>
    <p class="soft">
      A square is a component, in the file that names it first and by what it is used for; its colour is its worst
      advisory.
    </p>
    <div class="scroll">
      <svg class="tree" viewBox="0 0 ${WIDTH} ${size}" role="img" aria-labelledby="tree-title tree-words">
        <title id="tree-title">Components by file and scope</title>
        <desc id="tree-words">${wordsOf(files)}</desc>
        ${drawn}
      </svg>
    </div>
    <ul class="key">
      ${keyOf(looks)}
    </ul>`;
}

function filesOf(report: Report, numbered: Numbered): readonly FileGroup[] {
  const inputs = new Map<string, string>();
  for (const { path, files } of report.inputs) {
    for (const file of [path, ...files]) if (!inputs.has(file)) inputs.set(file, path);
  }
  const byFile = new Map<string, Map<string, Cell[]>>();
  for (const component of report.components) {
    const place = component.locations[0]?.path;
    const title = (place === undefined ? undefined : inputs.get(place)) ?? place ?? 'no file';
    const scopes = byFile.get(title) ?? new Map<string, Cell[]>();
    byFile.set(title, scopes);
    const cells = scopes.get(component.scope) ?? [];
    scopes.set(component.scope, cells);
    cells.push(cellOf(component, numbered));
  }
  const files = [...byFile].map(([title, scopes]) => fileGroup(title, scopes)).sort((a, b) => b.total - a.total);
  return files.length <= GROUPS_SHOWN ? files : folded(files);
}

function fileGroup(title: string, byScope: ReadonlyMap<string, readonly Cell[]>): FileGroup {
  const scopes = [...byScope].map(([scope, cells]) => ({
    title: scope === 'unreached' ? 'no path known' : scope,
    cells: cells.toSorted((a, b) => LOOKS.indexOf(a.look) - LOOKS.indexOf(b.look)),
  }));
  scopes.sort((a, b) => b.cells.length - a.cells.length);
  return { title, total: scopes.reduce((sum, { cells }) => sum + cells.length, 0), scopes };
}

/** The smallest files as one. */
function folded(files: readonly FileGroup[]): readonly FileGroup[] {
  const rest = files.slice(GROUPS_SHOWN);
  const scopes = new Map<string, Cell[]>();
  for (const { title, cells } of rest.flatMap((file) => file.scopes)) {
    scopes.set(title, [...(scopes.get(title) ?? []), ...cells]);
  }
  const others = fileGroup(count(rest.length, 'other file'), scopes);
  return [...files.slice(0, GROUPS_SHOWN), others].sort((a, b) => b.total - a.total);
}

const LOOKS: readonly Look[] = [...TONES, 'silenced', 'unlooked', 'calm'];

function cellOf(component: ComponentReport, numbered: Numbered): Cell {
  const { name, version } = component;
  const label = version === undefined ? name : `${name}@${version}`;
  const tone = numbered.toneOf(component);
  if (tone) return { look: tone, label };
  if (numbered.isSilenced(component)) return { look: 'silenced', label };
  return { look: component.lookup === 'looked-up' ? 'calm' : 'unlooked', label };
}

function drawFile({ title, total, scopes }: FileGroup, box: Box | undefined, named: boolean): Html {
  if (!box) return NOTHING;
  const inner = insideOf(box, 40);
  const boxes = squarify(
    scopes.map(({ cells }) => cells.length),
    inner,
  );
  return html`<g
    >${frameOf(`${title} (${total})`, box, 40)}${scopes.map((scope, position) => drawScope(scope, boxes[position], named))}</g
  >`;
}

function drawScope({ title, cells }: Group, box: Box | undefined, named: boolean): Html {
  if (!box) return NOTHING;
  const places = gridOf(cells.length, insideOf(box, 30));
  return html`${frameOf(`${title} (${cells.length})`, box, 30)}${drawCells(cells, places, named)}`;
}

/** What a frame leaves for what is in it; a low or narrow one has no title. */
function insideOf({ x, y, width, height }: Box, low: number): Box {
  const head = hasTitle(width, height, low) ? HEAD : 2;
  return { x: x + 2, y: y + head, width: Math.max(1, width - 4), height: Math.max(1, height - head - 2) };
}

function hasTitle(width: number, height: number, low: number): boolean {
  return width > 70 && height > low + HEAD;
}

function frameOf(title: string, { x, y, width, height }: Box, low: number): Html {
  const text = hasTitle(width, height, low)
    ? html`<text class="label" x="${unit(x + 4)}" y="${unit(y + 13)}">${clip(title, Math.floor(width / 7))}</text>`
    : NOTHING;
  return html`<rect
      class="group"
      x="${unit(x)}"
      y="${unit(y)}"
      width="${unit(width)}"
      height="${unit(height)}"
    />${text}`;
}

function drawCells(cells: readonly Cell[], places: readonly Box[], named: boolean): readonly Html[] {
  let calm = '';
  const drawn: Html[] = [];
  for (const [position, { look, label }] of cells.entries()) {
    const place = places[position];
    if (!place) continue;
    const gap = Math.min(1, place.width / 6, place.height / 6);
    const [x, y, w, h] = [place.x + gap / 2, place.y + gap / 2, place.width - gap, place.height - gap].map(unit);
    if (look === 'calm' && !named) calm += `M${x} ${y}h${w}v${h}h-${w}z`;
    else
      drawn.push(
        html`<rect class="${look}" x="${x}" y="${y}" width="${w}" height="${h}"
          ><title>${clip(label, 80)}${look === 'calm' ? '' : `: ${wordOf(look)}`}</title></rect
        >`,
      );
  }
  return calm === '' ? drawn : [...drawn, html`<path class="calm" d="${drawing(calm)}" />`];
}

function wordOf(look: Look): string {
  if (look === 'calm') return 'no known advisory';
  if (look === 'silenced') return 'silenced';
  return look === 'unlooked' ? 'not looked up' : toneWord(look);
}

function keyOf(looks: ReadonlySet<Look>): readonly Html[] {
  return LOOKS.filter((look) => looks.has(look)).map(
    (look) =>
      html`<li>
        <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="${look}" width="10" height="10" /></svg
        >${wordOf(look)}
      </li>`,
  );
}

function wordsOf(files: readonly FileGroup[]): string {
  return files
    .slice(0, 12)
    .map(({ title, scopes }) => {
      const cells = scopes.flatMap((scope) => scope.cells);
      const parts = LOOKS.map((look) => [look, cells.filter((cell) => cell.look === look).length] as const)
        .filter(([, amount]) => amount > 0)
        .map(([look, amount]) => `${amount} ${wordOf(look)}`);
      return `${clip(title, 80)}: ${parts.join(', ')}.`;
    })
    .join(' ');
}
