import { AppError, printable, quote, type EdgeKind, type Inventory } from '@morel/model';
import { createGraph, pathsTo, type Graph } from '@morel/inventory';
import type { Run } from '../command-line/command.ts';
import { openSession } from '../session.ts';
import { takeTargets } from '../take-targets.ts';

const MOST_PATHS = 20;
const NOT_FOUND = 1;

/** `morel why PACKAGE[@VERSION] [PATH…]`: every path from a root to the package. */
export const run: Run = async (given) => {
  const { console, verbose } = openSession(given);
  const [wanted, ...paths] = given.operands;
  if (wanted === undefined) throw new AppError('usage', 'name a package', { hint: 'For example: morel why minimist' });
  const { name, version } = splitPackage(wanted);
  const { taken } = await takeTargets(given, paths);
  const { inventory } = taken;
  const graph = createGraph(inventory);
  const found = occurrencesOf(inventory, name, version);
  if (found.length === 0) {
    await console.out(`${printable(wanted)} is in none of the ${inventory.inputs.length} inputs that were read.\n`);
    return NOT_FOUND;
  }
  const limit = verbose ? MOST_PATHS * 50 : MOST_PATHS;
  await console.out(found.map((position) => describe(inventory, graph, position, limit)).join('\n'));
  return 0;
};

/** `@scope/name@1.2.3` is a name with a version; `@scope/name` has none. */
function splitPackage(text: string): { name: string; version: string | undefined } {
  const at = text.lastIndexOf('@');
  return at > 0 ? { name: text.slice(0, at), version: text.slice(at + 1) } : { name: text, version: undefined };
}

function occurrencesOf(inventory: Inventory, name: string, version: string | undefined): number[] {
  const positions: number[] = [];
  for (const [position, occurrence] of inventory.occurrences.entries()) {
    const component = inventory.components[occurrence.component];
    const isNamed = component?.name === name || occurrence.alias === name || component?.name === name.toLowerCase();
    if (component && isNamed && (version === undefined || component.version === version)) positions.push(position);
  }
  return positions;
}

function describe(inventory: Inventory, graph: Graph, position: number, limit: number): string {
  const occurrence = inventory.occurrences[position];
  const input = inventory.inputs[occurrence?.input ?? -1];
  const { paths, more } = pathsTo(graph, position, limit);
  const line = occurrence?.span?.line;
  const head = `${label(inventory, position)}  ${input?.path ?? ''}${line === undefined ? '' : `:${line}`}`;
  const body = paths.map((path) => `  ${drawPath(inventory, graph, path)}`);
  if (body.length === 0) body.push('  no path from a root is known: the lockfile does not say what asks for it');
  if (more) body.push(`  … and more (--verbose shows up to ${MOST_PATHS * 50})`);
  return `${[head, ...body].join('\n')}\n`;
}

function drawPath(inventory: Inventory, graph: Graph, path: readonly number[]): string {
  return path
    .map((position, at) => {
      const before = path[at - 1];
      const edge = before === undefined ? undefined : graph.out.at(before).find(({ to }) => to === position);
      const kinds = edge ? marks(edge.kinds) : '';
      const range = edge?.specifier === undefined ? '' : ` (${printable(edge.specifier, 60)})`;
      return `${label(inventory, position)}${range}${kinds}`;
    })
    .join(' › ');
}

/** What is not plain production use, in brackets. */
function marks(kinds: readonly EdgeKind[]): string {
  const odd = kinds.filter((kind) => kind !== 'prod');
  return odd.length === 0 || kinds.includes('prod') ? '' : ` [${odd.join(', ')}]`;
}

function label(inventory: Inventory, position: number): string {
  const occurrence = inventory.occurrences[position];
  const component = inventory.components[occurrence?.component ?? -1];
  if (!component) return quote('?');
  const version = component.version === undefined ? '' : `@${printable(component.version)}`;
  const alias =
    occurrence?.alias !== undefined && occurrence.alias !== component.name ? ` as ${printable(occurrence.alias)}` : '';
  return `${printable(component.name)}${version}${alias}`;
}
