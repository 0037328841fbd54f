import { asString, entriesOf, get, type Step } from '@morel/parse';
import { PACKAGES } from './types.ts';

/** An element of a document, or what else in it has a name. */
export interface Element {
  readonly id: string;
  readonly type: string;
  readonly value: unknown;
  readonly path: readonly Step[];
}

/** All elements of a document, in its order: those of the graph, and those that stand within others. */
export function elementsOf(document: unknown): Element[] {
  const found: Element[] = [];
  const graph = get(document, '@graph');
  collect(graph ?? document, graph === undefined ? [] : ['@graph'], found);
  return found;
}

function collect(value: unknown, path: readonly Step[], found: Element[]): void {
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) collect(item, [...path, at], found);
    return;
  }
  // A package without a name is one all the same: the check says what it lacks.
  const id = nameOf(value) ?? (PACKAGES.has(typeOf(value)) ? '' : undefined);
  if (id !== undefined) found.push({ id, type: typeOf(value), value, path });
  for (const [key, member] of entriesOf(value))
    if (typeof member === 'object' && member !== null) collect(member, [...path, key], found);
}

/** A blank node's name, or an address. Source: SPDX 3.0.1, JSON-LD context. */
function nameOf(value: unknown): string | undefined {
  return asString(get(value, 'spdxId')) ?? asString(get(value, '@id'));
}

export function typeOf(value: unknown): string {
  return asString(get(value, 'type')) ?? asString(get(value, '@type')) ?? '';
}

/** The name that a member refers to, or that of the element which stands in its place. */
export function referenceOf(value: unknown): string | undefined {
  return asString(value) ?? nameOf(value);
}

/** The names that a member refers to, one or a list. */
export function referencesOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) => referenceOf(item) ?? []);
}
