import type { Step } from '../document.ts';
import type { Outline } from '../span-lookup.ts';

/** Integers per node, and which is which. */
const WIDTH = 3;
const END = 1;
const NEXT = 2;

/** Where the members and items of a document stand, in the order of the text, as the block reader finds them. */
export class BlockTape {
  /** Start, end and the first node that is not inside the node. */
  #cells: Int32Array;
  readonly #keys: (string | undefined)[] = [];
  #size = 0;

  /** A tape for a text of this length. */
  constructor(length: number) {
    this.#cells = new Int32Array(WIDTH * ((length >> 5) + 16));
  }

  /** Begins a node: a member with its key, or an item of a list. */
  open(start: number, key: string | undefined): number {
    const node = this.#size;
    if (node + WIDTH > this.#cells.length) this.#grow();
    this.#cells[node] = start;
    this.#keys.push(key);
    this.#size = node + WIDTH;
    return node;
  }

  /** A node with nothing inside. */
  add(start: number, key: string | undefined, end: number): void {
    const node = this.#size;
    if (node + WIDTH > this.#cells.length) this.#grow();
    this.#cells[node] = start;
    this.#cells[node + END] = end;
    this.#cells[node + NEXT] = node + WIDTH;
    this.#keys.push(key);
    this.#size = node + WIDTH;
  }

  /** Lets a node begin later than it was opened. */
  moveStart(node: number, start: number): void {
    this.#cells[node] = start;
  }

  /** Ends a node; what was opened since then is inside it. */
  close(node: number, end: number): void {
    this.#cells[node + END] = end;
    this.#cells[node + NEXT] = this.#size;
  }

  /** The outline of the document, whose root is the node opened first. */
  outline(): Outline<number> {
    return {
      root: 0,
      children: (node) => this.#children(node),
      span: (node) => ({ start: this.#cell(node), end: this.#cell(node + END) }),
    };
  }

  #children(parent: number): [Step, number][] {
    const children: [Step, number][] = [];
    for (let node = parent + WIDTH; node < this.#cell(parent + NEXT); node = this.#cell(node + NEXT)) {
      children.push([this.#keys[node / WIDTH] ?? children.length, node]);
    }
    return children;
  }

  #cell(index: number): number {
    return this.#cells[index] ?? 0;
  }

  #grow(): void {
    const larger = new Int32Array(this.#cells.length * 2);
    larger.set(this.#cells);
    this.#cells = larger;
  }
}
