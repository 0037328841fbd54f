import type { Step } from './document.ts';
import { asArray, asObject, entriesOf } from './values.ts';

/** An object somewhere in a document, and the path to it. */
export interface Visited {
  readonly object: Readonly<Record<string, unknown>>;
  readonly at: readonly Step[];
  /** Objects around it, the innermost last. */
  readonly parents: readonly Readonly<Record<string, unknown>>[];
}

/** Every object of a document, outer before inner. The parser bounds the depth. */
export function* walkObjects(
  value: unknown,
  at: readonly Step[] = [],
  parents: Visited['parents'] = [],
): Generator<Visited> {
  for (const [position, item] of (asArray(value) ?? []).entries()) yield* walkObjects(item, [...at, position], parents);
  const object = asObject(value);
  if (!object) return;
  yield { object, at, parents };
  const inner = [...parents, object];
  for (const [key, member] of entriesOf(object)) yield* walkObjects(member, [...at, key], inner);
}
