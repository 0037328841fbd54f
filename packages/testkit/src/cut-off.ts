import { readingOf, type EdgeKind, type Reader, type ReadResult } from '@morel/model';
import { readTree, type Tree } from './read-tree.ts';

/**
 * A place where a file of some format may end without anybody being able to tell that more followed: a valid file of that
 * format may look so. Stands, as data and with its reason, in `cut-off.json` beside the fixtures of the format.
 */
export interface BlindSpot {
  /** What the text before the cut must match. */
  readonly after: string;
  readonly because: string;
  /** Name of the file which, where it lies beside, does tell. */
  readonly unless?: string;
}

/** The outcome of cutting one file off everywhere. */
export interface CutOffs {
  /** Losses that nobody says, and that no blind spot declares, as one line each. */
  readonly faults: readonly string[];
  /** The blind spots that were needed. */
  readonly needed: ReadonlySet<BlindSpot>;
  /** How often it was cut; 0 for a file that is not read whole anyway. */
  readonly count: number;
}

const SMALL = 2000;

/**
 * Cuts a file off at every line end, and at every character if it is small. What is left must either be read with a
 * problem that says that the reading is not whole, or hold all that the whole file holds; or it must end in a blind spot.
 * No blind spot excuses a reference whose entry is gone.
 */
export async function cutOffs(
  reader: Reader,
  tree: Tree,
  main: string,
  blindSpots: readonly BlindSpot[],
): Promise<CutOffs> {
  const text = tree[main] ?? '';
  const whole = await readTree(reader, tree, main);
  const faults: string[] = [];
  const needed = new Set<BlindSpot>();
  if (readingOf(whole.problems) !== 'whole') return { faults, needed, count: 0 };
  const signature = signatureOf(whole);
  const ends = endsOf(text);
  for (const end of ends) {
    const kept = text.slice(0, end);
    const cut = await readTree(reader, { ...tree, [main]: kept }, main);
    if (readingOf(cut.problems) !== 'whole' || signatureOf(cut) === signature) continue;
    const lost = lostAnswer({ whole, cut }, tree, main, end);
    const spot = blindSpots.find((one) => isIn(one, kept, tree, main));
    if (spot && lost === undefined) needed.add(spot);
    else faults.push(`${main}:${kept.split('\n').length} after ${JSON.stringify(kept.slice(-60))}${lost ?? ''}`);
  }
  return { faults, needed, count: ends.length };
}

function endsOf(text: string): number[] {
  const all = Array.from({ length: text.length }, (_, at) => at);
  return text.length <= SMALL ? all : all.filter((at) => at === 0 || text[at - 1] === '\n');
}

function isIn({ after, unless }: BlindSpot, kept: string, tree: Tree, main: string): boolean {
  const beside = unless === undefined ? undefined : main.replace(/[^/]*$/, unless);
  return new RegExp(after).test(kept) && (beside === undefined || !Object.hasOwn(tree, beside));
}

/** All that a reading found, but for where it stands. */
function signatureOf({ inventory }: ReadResult): string {
  const { components, occurrences, edges, roots, requirements } = inventory;
  const found = { components, occurrences, edges, roots, requirements };
  return JSON.stringify(found, (key, value: unknown) => (key === 'span' ? undefined : value));
}

/** An entry that is gone although what is left of the file, or another one, asks for it. */
function lostAnswer(
  { whole, cut }: { readonly whole: ReadResult; readonly cut: ReadResult },
  tree: Tree,
  main: string,
  end: number,
): string | undefined {
  const { occurrences, components, edges } = whole.inventory;
  const kept = new Set(cut.inventory.occurrences.map(({ key }) => key));
  const others = Object.entries(tree).filter(([path]) => path !== main);
  for (const { from, to, kinds } of edges) {
    const [asking, asked] = [occurrences[from], occurrences[to]];
    const name = components[asked?.component ?? -1]?.name ?? '';
    if (!asking || !asked || kept.has(asked.key) || mayBeMissing(kinds)) continue;
    const { span, file } = asking;
    const asks =
      span && file === undefined
        ? span.end <= end && tree[main]?.slice(span.start, span.end).includes(name)
        : others.some(([, text]) => text.includes(name));
    if (asks) return `: ${JSON.stringify(asking.key)} asks for ${JSON.stringify(name)}, which is gone`;
  }
  return undefined;
}

function mayBeMissing(kinds: readonly EdgeKind[]): boolean {
  return kinds.includes('optional') || kinds.includes('peer');
}
