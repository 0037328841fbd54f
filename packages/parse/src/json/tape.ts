/** Integers per node, and which is which. */
const WIDTH = 5;
const VALUE = 1;
const END = 2;
/** The first node that is not inside this one. */
const NEXT = 3;
/** A number that two equal keys have in common; `ANY` for a key that may equal any other. */
const MARK = 4;

/** Marks are below this. */
export const MARKS = 8192;
export const ANY = 0;

/** No offset. */
export const NONE = -1;

/**
 * Where every value of a JSON text stands, in the order of the text: a node is followed by the nodes inside it. Node 0
 * is the whole value.
 */
export class Tape {
  /** Objects of which two members seem to have the same key; every object that has such members is among them. */
  readonly suspects: number[] = [];
  #cells: Int32Array;
  #size = 0;
  /** For each mark the last object, counted from 1, that has a member with it. */
  readonly #seen = new Int32Array(MARKS);
  #objects = 0;

  /** An empty tape for a text of this length. */
  constructor(length: number) {
    this.#cells = new Int32Array(WIDTH * ((length >> 3) + 16));
  }

  /** Adds a value, at the offset of its key if it has one. The values inside it are added after it. */
  add(key: number, value: number, end: number, mark: number): number {
    const node = this.#size;
    if (node + WIDTH > this.#cells.length) this.#grow();
    const cells = this.#cells;
    cells[node] = key === NONE ? value : key;
    cells[node + VALUE] = value;
    cells[node + END] = end;
    cells[node + NEXT] = node + WIDTH;
    cells[node + MARK] = mark;
    this.#size = node + WIDTH;
    return node;
  }

  /** Ends a list or object; what was added since then is inside it. */
  close(node: number, end: number, isObject: boolean): void {
    this.#cells[node + END] = end;
    this.#cells[node + NEXT] = this.#size;
    if (isObject && this.#hasRepeats(node)) this.suspects.push(node);
  }

  /** Offset of the member's key, or of the value where it has no key. */
  start(node: number): number {
    return this.#cells[node] ?? 0;
  }

  /** Offset of the value itself; of the key, for a member that holds a string. */
  value(node: number): number {
    return this.#cells[node + VALUE] ?? 0;
  }

  /** Offset after the value. */
  end(node: number): number {
    return this.#cells[node + END] ?? 0;
  }

  /** The nodes directly inside this one. */
  children(node: number): number[] {
    const children: number[] = [];
    const end = this.#cells[node + NEXT] ?? 0;
    for (let child = node + WIDTH; child < end; child = this.#cells[child + NEXT] ?? end) children.push(child);
    return children;
  }

  /** Whether the keys of two members have the same mark. */
  #hasRepeats(object: number): boolean {
    const cells = this.#cells;
    const end = cells[object + NEXT] ?? 0;
    let hasRepeats = false;
    this.#objects += 1;
    for (let node = object + WIDTH; node < end; node = cells[node + NEXT] ?? end) {
      const mark = cells[node + MARK] ?? ANY;
      if (mark === ANY || this.#seen[mark] === this.#objects) hasRepeats = true;
      this.#seen[mark] = this.#objects;
    }
    return hasRepeats;
  }

  #grow(): void {
    const larger = new Int32Array(this.#cells.length * 2);
    larger.set(this.#cells);
    this.#cells = larger;
  }
}
