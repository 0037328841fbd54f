import { AppError, type LocalFiles, type RandomAccess, type Storage } from '@morel/model';

/** A storage and local files in memory, which can be broken on purpose. */
export interface MemoryStorage extends Storage {
  /** What is in it, by name. Side files of a write that failed would show here. */
  readonly content: Map<string, Uint8Array>;
  /** The same content as files that a caller names. */
  readonly files: LocalFiles;
}

export interface MemoryFaults {
  /** Called before every call of a port and before every piece that is written; may throw. */
  readonly before?: (what: string) => void;
  /** Bytes that fit in. */
  readonly space?: number;
}

export function memoryStorage(faults: MemoryFaults = {}): MemoryStorage {
  const content = new Map<string, Uint8Array>();
  const locks = new Set<string>();
  const before = (what: string): void => faults.before?.(what);
  const room = (name: string, bytes: number): void => {
    let used = bytes;
    for (const [other, file] of content) if (other !== name) used += file.length;
    if (used > (faults.space ?? Number.POSITIVE_INFINITY))
      throw new AppError('no-space', `there is no space left to write "${name}"`);
  };
  const open = (name: string): RandomAccess => accessOf(content, name, before);
  return {
    folder: 'memory',
    content,
    files: {
      kind: async (path) => {
        before(`looking at ${path}`);
        if (content.has(path)) return 'file';
        return [...content.keys()].some((name) => name.startsWith(`${path}/`)) ? 'folder' : undefined;
      },
      list: async (folder) => {
        before(`listing ${folder}`);
        return [...content.keys()].filter((name) => name.startsWith(`${folder}/`)).toSorted();
      },
      open: async (path) => {
        before(`opening ${path}`);
        if (content.has(path)) return open(path);
        throw new AppError('not-found', `"${path}" does not exist`);
      },
    },
    open: async (name) => {
      before(`opening ${name}`);
      return content.has(name) ? open(name) : undefined;
    },
    writeAtomic: async (name, bytes) => {
      before(`creating ${name}`);
      const side = `${name}.new-1-1`;
      const parts: Uint8Array[] = [];
      try {
        for await (const part of bytes) {
          before(`writing ${name}`);
          parts.push(Uint8Array.from(part));
          content.set(side, Buffer.concat(parts));
          room(side, content.get(side)?.length ?? 0);
        }
        before(`renaming ${name}`);
        content.set(name, Buffer.concat(parts));
      } finally {
        content.delete(side);
      }
    },
    appendPart: async (name, from, bytes) => {
      before(`creating ${name}`);
      let whole = Buffer.from((content.get(name) ?? new Uint8Array()).subarray(0, from));
      content.set(name, whole);
      for await (const part of bytes) {
        before(`writing ${name}`);
        room(name, whole.length + part.length);
        whole = Buffer.concat([whole, part]);
        content.set(name, whole);
      }
      return whole.length;
    },
    size: async (name) => {
      before(`looking at ${name}`);
      return content.get(name)?.length;
    },
    list: async (folder) => {
      before(`listing ${folder}`);
      const prefix = folder === '' ? '' : `${folder}/`;
      const names = [...content.keys()]
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length));
      return names.filter((name) => !name.includes('/')).toSorted();
    },
    remove: async (name) => {
      before(`removing ${name}`);
      content.delete(name);
    },
    lock: async (name) => {
      before(`locking ${name}`);
      if (locks.has(name)) throw new AppError('index-busy', 'the index is being updated by this very process');
      locks.add(name);
      return {
        release: async () => {
          locks.delete(name);
        },
      };
    },
  };
}

function accessOf(
  content: ReadonlyMap<string, Uint8Array>,
  name: string,
  before: (what: string) => void,
): RandomAccess {
  // What is replaced while it is open stays readable, as on a disk.
  const bytes = content.get(name) ?? new Uint8Array();
  return {
    size: bytes.length,
    readAt: (offset, length) => {
      before(`reading ${name}`);
      if (offset < 0 || offset + length > bytes.length)
        throw new AppError('file-read', `"${name}" ends before byte ${offset + length}`);
      return Uint8Array.from(bytes.subarray(offset, offset + length));
    },
    close: () => undefined,
  };
}
