import table from '../../../data/unread-files/managers.json' with { type: 'json' };
import type { InputRole } from '@morel/model';
import { compilePathPattern } from './path-pattern.ts';
import { baseName } from './tree-path.ts';

/** A file of a package manager that there is no reader for. See `data/unread-files`. */
export interface UnreadFile {
  readonly path: string;
  readonly manager: string;
  readonly role: InputRole;
  /** What to scan in its place. */
  readonly instead: string;
  /** Why it could hide nothing of the product; absent where it could. */
  readonly aside?: string;
}

interface Row {
  readonly manager: string;
  readonly lockfiles: readonly string[];
  readonly manifests: readonly string[];
  readonly instead?: string;
  readonly aside?: string;
}

interface Entry {
  readonly matches: (path: string) => boolean;
  readonly row: Row;
  readonly role: InputRole;
}

const IN_EXAMPLES = /(?:^|\/)(?:examples?|samples?|demos?)\//;
const BILL = 'Scan a bill of materials that names the packages it brings, or accept the gap with "morel accept".';

/** Tells by its name alone whether a path is such a file: of most files no pattern is looked at. */
export function createUnreadFiles(rows: readonly Row[] = table.managers): (path: string) => UnreadFile | undefined {
  const byName = new Map<string, Entry[]>();
  const byEnd = new Map<string, Entry[]>();
  for (const { file, row, role } of rows.flatMap(filesOf)) {
    const entry = { matches: compilePathPattern(file), row, role };
    const last = baseName(file);
    const group = last.includes('*') ? byEnd : byName;
    const key = last.includes('*') ? endOf(last) : last;
    group.set(key, [...(group.get(key) ?? []), entry]);
  }
  return (path) => {
    const name = baseName(path);
    const entry = [...(byName.get(name) ?? []), ...(byEnd.get(endOf(name)) ?? [])].find(({ matches }) => matches(path));
    return entry && unreadFile(path, entry);
  };
}

function filesOf(row: Row): { file: string; row: Row; role: InputRole }[] {
  return [
    ...row.lockfiles.map((file) => ({ file, row, role: 'lockfile' as const })),
    ...row.manifests.map((file) => ({ file, row, role: 'manifest' as const })),
  ];
}

function endOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function unreadFile(path: string, { row, role }: Entry): UnreadFile {
  const aside = IN_EXAMPLES.test(path) ? 'it lies among examples' : row.aside;
  return { path, manager: row.manager, role, instead: row.instead ?? BILL, ...(aside !== undefined && { aside }) };
}
