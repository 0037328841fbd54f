import { handOver } from '../hand-over.ts';
import { MAX_DEPTH } from '../limits.ts';
import { setOwn } from '../values.ts';
import type { BlockTape } from './block-tape.ts';
import type { BlockLines } from './lines.ts';

/** No node. */
export const NONE = -1;

/**
 * The block collections of a document that are open, each a map or a list. A line belongs to the one with its indent. The
 * document itself is the only item of the list at the bottom.
 */
export class BlockStack {
  /** Number of the innermost one; what belongs to it stands at this place in the arrays. */
  depth = 0;
  readonly maps: (Record<string, unknown> | undefined)[] = [undefined];
  readonly lists: (unknown[] | undefined)[] = [[]];
  /** Column of the keys or dashes. */
  readonly indents: Int32Array = new Int32Array(MAX_DEPTH + 2);
  /** The node that ends with the collection. */
  readonly nodes: Int32Array = new Int32Array(MAX_DEPTH + 2);
  /** The key whose value comes next, in a map. */
  key = '';
  /** The node that waits for a value on the next line: `key:` or `-`. */
  pending: number = NONE;
  readonly #lines: BlockLines;
  readonly #tape: BlockTape;

  constructor(lines: BlockLines, tape: BlockTape) {
    this.#lines = lines;
    this.#tape = tape;
    this.indents[0] = -1;
  }

  /** Column of the innermost collection. */
  get indent(): number {
    return this.indents[this.depth] ?? 0;
  }

  /** Closes what ends before a line with this indent. The node whose value starts there, or -1. */
  settle(start: number, indent: number, isItem: boolean): number {
    const node = this.pending;
    if (node !== NONE) {
      const isInList = this.lists[this.depth] !== undefined;
      this.pending = NONE;
      // A list may stand at the indent of the key that it belongs to.
      if (indent > this.indent || (isItem && indent === this.indent && !isInList)) {
        if (isInList) this.#tape.moveStart(node, start);
        return node;
      }
      this.end(node, null);
    }
    while (this.indent > indent) this.#pop();
    if (!isItem && this.lists[this.depth] && this.indent === indent) this.#pop();
    if (this.indent !== indent) handOver();
    return NONE;
  }

  /** Ends the document; its value. */
  finish(): unknown {
    if (this.pending !== NONE) this.end(this.pending, null);
    while (this.depth > 0) this.#pop();
    return this.lists[0]?.[0];
  }

  /** Begins a map in this column, as the value of a node. */
  pushMap(column: number, node: number): void {
    const map: Record<string, unknown> = {};
    this.attach(map);
    this.#push(column, node);
    this.maps[this.depth] = map;
    this.lists[this.depth] = undefined;
  }

  /** Begins a list in this column, as the value of a node. */
  pushList(column: number, node: number): void {
    const list: unknown[] = [];
    this.attach(list);
    this.#push(column, node);
    this.maps[this.depth] = undefined;
    this.lists[this.depth] = list;
  }

  /** Gives a node its value, and an end where the reader of the value stopped. */
  end(node: number, value: unknown): void {
    this.attach(value);
    this.#tape.close(node, this.#lines.taken);
  }

  /** Adds a value to the innermost collection. */
  attach(value: unknown): void {
    const map = this.maps[this.depth];
    const list = this.lists[this.depth];
    if (list) list.push(value);
    // Of equal keys the library makes a problem.
    else if (!map || Object.hasOwn(map, this.key)) handOver();
    else setOwn(map, this.key, value);
  }

  #push(column: number, node: number): void {
    if (this.depth >= MAX_DEPTH) handOver();
    this.depth += 1;
    this.indents[this.depth] = column;
    this.nodes[this.depth] = node;
  }

  #pop(): void {
    this.#tape.close(this.nodes[this.depth] ?? 0, this.#lines.taken);
    this.depth -= 1;
  }
}
