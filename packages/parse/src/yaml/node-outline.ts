import type { Span } from '@morel/model';
import type { Step } from '../document.ts';
import type { Outline } from '../span-lookup.ts';
import type { YamlLibrary } from './library.ts';

const NOWHERE: Span = { start: 0, end: 0 };

/** The outline of a document; its nodes are the library's own nodes and pairs. */
export function createNodeOutline(library: YamlLibrary, text: string, root: unknown): Outline<unknown> {
  return {
    root,
    children: (node) => childrenOf(library, node),
    span: (node) => {
      const { start, end } = spanOf(library, node);
      return { start, end: beforeBreaks(text, start, end) };
    },
  };
}

/** The text of a key; undefined for one that is no scalar. */
export function keyOf({ isScalar }: YamlLibrary, key: unknown): string | undefined {
  if (key === null) return '';
  return isScalar(key) ? (key.source ?? '') : undefined;
}

/** Where a node stands: a pair from its key to the end of its value, a collection up to the end of its last part. */
export function spanOf(library: YamlLibrary, node: unknown): Span {
  const { isCollection, isNode, isPair } = library;
  if (isPair(node)) {
    const key = spanOf(library, node.key);
    return { start: key.start, end: Math.max(key.end, spanOf(library, node.value).end) };
  }
  if (!isNode(node) || !node.range) return NOWHERE;
  const [start, end] = node.range;
  const isBlock = isCollection(node) && node.flow !== true;
  return isBlock ? { start, end: Math.max(start, spanOf(library, node.items.at(-1)).end) } : { start, end };
}

function childrenOf(library: YamlLibrary, node: unknown): Iterable<readonly [Step, unknown]> {
  const { isMap, isPair, isSeq } = library;
  const value = isPair(node) ? node.value : node;
  if (isSeq(value)) return value.items.entries();
  if (!isMap(value)) return [];
  return value.items.map((pair) => [keyOf(library, pair.key) ?? '', pair]);
}

/** The library counts the line breaks after a literal scalar in. */
function beforeBreaks(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && '\r\n'.includes(text.charAt(last - 1))) last -= 1;
  return last;
}
