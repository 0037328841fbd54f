import { PROBLEMS, type Reader, type ReadResult, type Span } from '@morel/model';
import type { Tree } from './read-tree.ts';

/** Where a result breaks what every result of every reader keeps to, as one line each. */
export function contractFaults({ inventory, problems, wants = [] }: ReadResult): string[] {
  const { components, occurrences, edges, roots } = inventory;
  const isOccurrence = (position: number): boolean => occurrences[position] !== undefined;
  const keys = new Set(occurrences.map(({ key }) => key));
  const faults = [
    ...occurrences.filter(({ component }) => !components[component]).map(({ key }) => `${key} has no component`),
    ...occurrences.filter(({ input }) => input !== 0).map(({ key }) => `${key} is not of input 0`),
    ...components.filter(({ name, version }) => name === '' || version === '').map(() => 'a name or version is empty'),
    ...edges.filter(({ from, to }) => !isOccurrence(from) || !isOccurrence(to)).map(() => 'an edge leads nowhere'),
    ...edges.filter(({ kinds }) => kinds.length === 0).map(() => 'an edge has no kind'),
    ...roots.filter(({ occurrence }) => !isOccurrence(occurrence)).map(() => 'a root is no occurrence'),
    ...problems.filter(({ code }) => PROBLEMS[code] === undefined).map(({ code }) => `${code} is no problem code`),
    ...problems.filter(({ message }) => message === '').map(({ code }) => `${code} has no message`),
  ];
  if (keys.size < occurrences.length) faults.push('two occurrences have the same key');
  if (new Set(wants).size < wants.length) faults.push('a file is wanted twice');
  return faults;
}

/** Files that the host looks for before the first reading, and that the answer does not depend on. */
export function besideFaults(reader: Reader, { problems, wants = [] }: ReadResult, main: string): string[] {
  if (problems.some(({ code }) => PROBLEMS[code].effect === 'refused')) return [];
  const unwanted = (reader.beside?.(main) ?? []).filter((path) => !wants.includes(path));
  return unwanted.map((path) => `${path} is looked for and never asked for`);
}

/** Spans that lie outside of their file, or show nothing of the entry that they belong to. */
export function spanFaults({ inventory }: ReadResult, tree: Tree, main: string): string[] {
  const faults: string[] = [];
  const check = (span: Span | undefined, path: string, texts: readonly (string | undefined)[]): void => {
    if (!span) return;
    const text = tree[path] ?? '';
    const isInside = 0 <= span.start && span.start <= span.end && span.end <= text.length;
    const shown = text.slice(span.start, span.end);
    const isShown = texts.length === 0 || texts.some((one) => one !== undefined && one !== '' && isIn(shown, one));
    if (!isInside || !isShown) faults.push(`${path} ${span.start}-${span.end} does not show ${texts.join(' or ')}`);
  };
  const roots = new Set(inventory.roots.map(({ occurrence }) => occurrence));
  for (const [position, { span, file, alias, key, component }] of inventory.occurrences.entries()) {
    const { name, version } = inventory.components[component] ?? {};
    check(span, file ?? main, roots.has(position) ? [] : [name, version, alias, key]);
  }
  for (const { span, file, name, specifier } of inventory.requirements) check(span, file ?? main, [name, specifier]);
  for (const { span, file } of inventory.settings) check(span, file ?? main, []);
  for (const { span } of inventory.steps) check(span, main, []);
  return faults;
}

/** Names are compared as loosely as the loosest ecosystem does: without case, and `-`, `_`, `.` alike. */
function isIn(shown: string, text: string): boolean {
  return loosely(shown).includes(loosely(text));
}

function loosely(text: string): string {
  return text.toLowerCase().replace(/[-_.]+/g, '-');
}
