import { AppError, type FileTree, type RandomAccess } from '@morel/model';

/** Counts calls of ports and fails the n-th. One for all ports of a run, so that every call has one number. */
export interface PortFault {
  /** How many calls were made. */
  readonly calls: number;
  /** The call that failed; empty while none has. */
  readonly struck: string;
  /** Throws the fault where this call is the one. */
  hit(what: string): void;
}

/** A fault that strikes at the n-th call, from 1; 0 never strikes. */
export function failNthCall(n: number): PortFault {
  let calls = 0;
  let struck = '';
  return {
    get calls() {
      return calls;
    },
    get struck() {
      return struck;
    },
    hit: (what) => {
      calls += 1;
      if (calls !== n) return;
      struck = what;
      throw new AppError('file-read', `${what} failed (EIO, call ${n})`);
    },
  };
}

export function faultyTree(tree: FileTree, fault: PortFault): FileTree {
  return {
    name: tree.name,
    list: async (folder) => {
      fault.hit(`listing ${folder}`);
      return tree.list(folder);
    },
    read: async (path, limit) => {
      fault.hit(`reading ${path}`);
      return tree.read(path, limit);
    },
    exists: (path) => tree.exists(path),
  };
}

export function faultyAccess(access: RandomAccess, fault: PortFault): RandomAccess {
  return {
    size: access.size,
    readAt: (offset, length) => {
      fault.hit(`reading the index at ${offset}`);
      return access.readAt(offset, length);
    },
    close: () => access.close(),
  };
}
