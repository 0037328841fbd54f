import type { EdgeKind, Entry, Root } from '@morel/model';

/** One dependency that an entry of a lockfile has. */
export interface Wish {
  /** Normalised. */
  readonly name: string;
  readonly kinds: readonly EdgeKind[];
  readonly specifier?: string;
  /** The version that the lockfile says answers it, where it does. */
  readonly version?: string;
  readonly marker?: string;
}

/** One entry of a lockfile with what it asks for. */
export interface LockNode {
  /** Its key may be that of another: a number is added. */
  readonly entry: Entry;
  readonly wishes: readonly Wish[];
  /** How the project asks for it, where nothing in the lockfile says who does. */
  readonly asked: readonly EdgeKind[];
  /** The lockfile states `asked` for every entry: one that the project needs hangs from it as needed, whatever the edges say. */
  readonly isStated?: boolean;
  /** Whether it lists the archives that it is installed from, where the format has it so. */
  readonly hasFiles?: boolean;
  /** Set for the project itself and the members of its workspace. */
  readonly root?: Root['kind'];
}

/** A link between two nodes, by their positions. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly wish: Wish;
}
