import type { About } from './extension.ts';
import type { Ecosystem } from './ecosystem.ts';
import type { Fact, FactId, FactValues } from '../fact.ts';
import type { Inventory } from '../inventory.ts';
import type { FileTree } from '../ports.ts';

export interface CheckAbout<F extends FactId = FactId> extends About {
  /** The fact it produces. */
  readonly produces: F;
  /** What it costs; cheapest first. */
  readonly cost: 'none' | 'files' | 'network';
}

/** What a check may look at. */
export interface CheckContext {
  readonly inventory: Inventory;
  readonly tree: FileTree;
  /** An ecosystem that the inventory uses, loaded. */
  ecosystem(id: string): Ecosystem | undefined;
  /** Ecosystems whose clients builds may call, loaded. */
  ecosystems(): readonly Ecosystem[];
  /** The git work tree that holds the scanned tree, where there is one. */
  readonly repository?: {
    /** Bytes of its index file. */
    readonly index: Uint8Array;
    /** Path of the scanned tree below the root of the work tree. */
    readonly prefix: string;
  };
}

/** Key of what the fact is about: an input's position, a client's id with its folder, a step's position. */
export type FactKey = string;

/**
 * Turns what was read into facts. It reports what it could not find out as a fact of that status; a rejected promise
 * is caught by the engine and becomes `error` for every subject. A subject without an entry is one that the fact does not
 * apply to.
 */
export interface Check<F extends FactId = FactId> {
  readonly about: CheckAbout<F>;
  observe(context: CheckContext): Promise<ReadonlyMap<FactKey, Fact<FactValues[F]>>>;
}
