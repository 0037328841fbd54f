import type { Span } from '@morel/model';
import type { Step } from './document.ts';

/** Where the parts of a text stand, as a tree of nodes that is walked when a position is asked for. */
export interface Outline<N> {
  readonly root: N;
  /** The nodes directly inside a node, each with its key or position; of two equal keys the last one counts. */
  children(node: N): Iterable<readonly [Step, N]>;
  span(node: N): Span;
}

/**
 * Looks up spans by path. The outline is made when first asked for, and the children of a node are indexed when one of
 * them is. No steps stand for the whole text.
 */
export function createSpanLookup<N>(
  text: string,
  outline: () => Outline<N>,
): (...path: readonly Step[]) => Span | undefined {
  const indexed = new Map<N, ReadonlyMap<Step, N>>();
  let tree: Outline<N> | undefined;
  return (...path) => {
    if (path.length === 0) return { start: 0, end: text.length };
    tree ??= outline();
    let node: N | undefined = tree.root;
    for (const step of path) {
      const children: ReadonlyMap<Step, N> = indexed.get(node) ?? new Map(tree.children(node));
      indexed.set(node, children);
      node = children.get(step);
      if (node === undefined) return undefined;
    }
    return tree.span(node);
  };
}
