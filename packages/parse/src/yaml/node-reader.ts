import { quote, type ProblemCode } from '@morel/model';
import type { Pair, Scalar } from 'yaml';
import { MAX_DEPTH } from '../limits.ts';
import type { Duplicate } from '../text/duplicates.ts';
import { entriesOf, setOwn } from '../values.ts';
import type { YamlLibrary } from './library.ts';
import { keyOf, spanOf } from './node-outline.ts';

/** Values that aliases may repeat, in all, before the document counts as a bomb. */
const MAX_REPEATED = 100_000;

/** Why a document gives no value. */
export interface NodeFault {
  readonly code: ProblemCode;
  readonly offset: number;
  readonly message: string;
}

/**
 * Turns the nodes of one document into plain values: objects, arrays, true, false, null, and strings for every other
 * scalar. What an alias stands for is copied, so that the value is a tree, and within a limit.
 */
export class NodeReader {
  /** Keys that stand in their map for the second time. */
  readonly duplicates: Duplicate[] = [];
  /** Set when the document turns out to have no value. */
  fault: NodeFault | undefined;
  readonly #library: YamlLibrary;
  readonly #anchored = new Map<string, unknown>();
  #repeated = 0;

  constructor(library: YamlLibrary) {
    this.#library = library;
  }

  /** The value of a node at this depth; undefined once there is a fault. */
  read(node: unknown, depth: number = 0): unknown {
    const { isAlias, isCollection, isMap, isScalar, isSeq } = this.#library;
    if (isAlias(node)) {
      if (!this.#anchored.has(node.source))
        return this.#fail('syntax', node, `no anchor is called ${quote(node.source)}`);
      return this.#copy(this.#anchored.get(node.source), node, depth);
    }
    let value: unknown = null;
    if (isScalar(node)) value = scalarOf(node);
    else if (isMap(node)) value = this.#readMap(node.items, depth);
    else if (isSeq(node)) value = node.items.map((item) => this.read(item, depth + 1));
    if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined) this.#anchored.set(node.anchor, value);
    return value;
  }

  #readMap(pairs: readonly Pair[], depth: number): unknown {
    const map: Record<string, unknown> = {};
    for (const pair of pairs) {
      const key = keyOf(this.#library, pair.key);
      if (key === undefined) return this.#fail('syntax', pair, 'a key that is not plain text is not supported');
      if (Object.hasOwn(map, key)) this.duplicates.push({ key, span: spanOf(this.#library, pair) });
      this.read(pair.key, depth + 1);
      setOwn(map, key, this.read(pair.value, depth + 1));
    }
    return map;
  }

  /** A copy of an anchored value; its size over all aliases of the document is limited. */
  #copy(value: unknown, alias: unknown, depth: number): unknown {
    if (this.fault) return undefined;
    this.#repeated += 1;
    if (this.#repeated > MAX_REPEATED)
      return this.#fail('expansion', alias, `aliases repeat over ${MAX_REPEATED} values`);
    if (depth > MAX_DEPTH) return this.#fail('too-deep', alias, `aliases nest deeper than ${MAX_DEPTH} levels`);
    if (Array.isArray(value)) return value.map((item) => this.#copy(item, alias, depth + 1));
    if (typeof value !== 'object' || value === null) return value;
    const map: Record<string, unknown> = {};
    for (const [key, member] of entriesOf(value)) setOwn(map, key, this.#copy(member, alias, depth + 1));
    return map;
  }

  #fail(code: ProblemCode, node: unknown, message: string): undefined {
    this.fault ??= { code, offset: spanOf(this.#library, node).start, message };
  }
}

/** Numbers stay text: a version such as 1.10 must not become 1.1. */
function scalarOf({ source, value }: Scalar): unknown {
  return value === null || typeof value === 'boolean' ? value : (source ?? '');
}
