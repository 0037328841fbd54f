import {
  BuiltOccurrence,
  err,
  ok,
  type ComponentReport,
  type Component,
  type Edge,
  type Input,
  type Inventory,
  type PlaceReport,
  type Report,
  type Result,
  type Root,
  type Source,
} from '@morel/model';
import type { SkippedInput } from '../claims.ts';
import { findFormat, type InventoryExtension } from '../recognise.ts';
import type { TakenInventory } from '../take-inventory.ts';
import { edgeOf } from './edge-lists.ts';

/**
 * What a stored report says of a tree, as if it had been read again: components, places, edges, roots and what was not
 * read. It holds no requirements, settings and build steps. An error is the fault, in words, in a report that the shape
 * lets through.
 */
export function restoreInventory(
  report: Report,
  extensions: readonly InventoryExtension[],
): Result<TakenInventory, string> {
  const inputs = report.inputs
    .filter(({ reading }) => reading !== 'skipped')
    .map((input) => inputOf(input, extensions));
  const places = report.components.flatMap((component, position) =>
    component.locations.map((place) => ({ component, position, place })),
  );
  const byPath = inputsByPath(inputs);
  const occurrences: BuiltOccurrence[] = [];
  const edges: Edge[] = [];
  const roots: Root[] = [];
  for (const [number, { component, position, place }] of places.entries()) {
    const input = place.input ?? byPath.get(place.path);
    if (input === undefined || input >= inputs.length)
      return err(`${place.path} is the place of a component and no input`);
    const source = place.source ?? plainSource(component);
    if (!source) return err(`a place of ${component.name} does not say where it comes from`);
    occurrences.push(occurrenceOf({ component, position, place, source, input, main: inputs[input]?.path }));
    if (place.root !== undefined) roots.push({ occurrence: number, kind: place.root });
    for (const need of place.needs ?? []) {
      const edge = edgeOf(need, number);
      if (!edge || edge.to >= places.length) return err(`a place of ${component.name} needs what is not there`);
      edges.push(edge);
    }
  }
  const components = report.components.map(componentOf);
  const inventory: Inventory = {
    inputs,
    components,
    occurrences,
    edges,
    roots,
    requirements: [],
    settings: [],
    steps: [],
  };
  return ok({ inventory, skipped: skippedIn(report), discovery: discoveryOf(report) });
}

function inputOf(input: Report['inputs'][number], extensions: readonly InventoryExtension[]): Input {
  const { path, format, role, formatVersion, files, problems, expectsDigests } = input;
  return {
    path,
    reader: findFormat(extensions, format)?.extension.id ?? '',
    format,
    role,
    ...(formatVersion !== undefined && { formatVersion }),
    ...(expectsDigests !== undefined && { expectsDigests }),
    files,
    problems,
  };
}

function inputsByPath(inputs: readonly Input[]): ReadonlyMap<string, number> {
  const byPath = new Map<string, number>();
  for (const [position, { path }] of inputs.entries()) if (!byPath.has(path)) byPath.set(path, position);
  return byPath;
}

interface Place {
  readonly component: ComponentReport;
  readonly position: number;
  readonly place: PlaceReport;
  readonly source: Source;
  readonly input: number;
  /** Path of the input's main file. */
  readonly main: string | undefined;
}

function occurrenceOf({ component, position, place, source, input, main }: Place): BuiltOccurrence {
  const { key, path, span, alias, digests, installScript, notice, upstream } = place;
  const occurrence = new BuiltOccurrence(position, {
    key,
    source,
    alias,
    ...(digests && { digests }),
    span,
    ...(path !== main && { file: path }),
    installScript,
    notice,
    upstream,
    licences: component.licences,
  });
  occurrence.input = input;
  return occurrence;
}

/** Kinds of source that are whole without more. */
function plainSource({ source: kind }: ComponentReport): Source | undefined {
  return kind === 'registry' || kind === 'bundled' || kind === 'unknown' ? { kind } : undefined;
}

function componentOf({ ecosystem, name, version, purl }: ComponentReport): Component {
  return { ecosystem, name, ...(version !== undefined && { version }), ...(purl !== undefined && { purl }) };
}

function skippedIn({ inputs }: Report): SkippedInput[] {
  return inputs.flatMap(({ path, format, role, reading, reason = 'not read' }) =>
    reading === 'skipped' ? [{ path, format, role, reason }] : [],
  );
}

/** What could not be read and is no input stays a gap. */
function discoveryOf({ coverage, inputs, policy }: Report): TakenInventory['discovery'] {
  const known = new Set(inputs.map(({ path }) => path));
  const gaps = coverage.gaps.filter(({ kind, subject }) => kind === 'input' && !known.has(subject));
  return {
    found: [],
    unreadable: gaps.map(({ subject, reason }) => ({ path: subject, reason })),
    excluded: coverage.excluded.map(({ pattern, from, paths }) => ({
      pattern,
      from: from === 'default' || from === 'command line' ? from : 'policy',
      paths,
    })),
    links: [],
    noticed: policy.sources.map(({ path }) => path),
    unread: [],
    cut: false,
  };
}
