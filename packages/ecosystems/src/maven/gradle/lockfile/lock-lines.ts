import type { Span } from '@morel/model';
import { textLines } from '@morel/parse';
import { maven } from '@morel/versions';
import { isId } from '../../names.ts';

/** A module that a lockfile holds. */
export interface LockedModule {
  /** `group:artifact`. */
  readonly name: string;
  readonly version: string;
  /** Configurations that it is locked for. */
  readonly configurations: readonly string[];
  readonly span: Span;
}

export interface LockLines {
  readonly modules: readonly LockedModule[];
  /** Lines that are no entry. */
  readonly strange: readonly { readonly text: string; readonly span: Span }[];
  /** Whether the line `empty=` is there, with which Gradle ends every file that is for all configurations. */
  readonly isEnded: boolean;
}

const EMPTY = 'empty=';

/**
 * The lines of a lockfile (source: Gradle User Manual, "Locking Versions", and `LockFileReaderWriter`): comments,
 * `group:artifact:version=configurations`, at the end `empty=` with the configurations that have nothing in them. In the
 * older form each configuration has a file of its own, with nothing behind the version; `only` is that configuration.
 */
export function readLockLines(text: string, only: string | undefined): LockLines {
  const modules: LockedModule[] = [];
  const strange: { text: string; span: Span }[] = [];
  let isEnded = false;
  for (const { text: line, start } of textLines(text)) {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) continue;
    const first = start + line.indexOf(content);
    const span = { start: first, end: first + content.length };
    if (content.startsWith(EMPTY) && !content.includes('=', EMPTY.length)) {
      isEnded = true;
      continue;
    }
    const module = readModule(content, only);
    if (module) modules.push({ ...module, span });
    else strange.push({ text: content, span });
  }
  return { modules, strange, isEnded };
}

function readModule(line: string, only: string | undefined): Omit<LockedModule, 'span'> | undefined {
  const equals = line.indexOf('=');
  if (equals < 0 !== (only !== undefined)) return undefined;
  const coordinates = equals < 0 ? line : line.slice(0, equals);
  const [group = '', artifact = '', version = '', ...rest] = coordinates.split(':');
  if (!isId(group) || !isId(artifact) || rest.length > 0 || maven.parse(version) === undefined) return undefined;
  const configurations = only !== undefined ? [only] : line.slice(equals + 1).split(',');
  if (configurations.some((name) => !/^[^\s=]+$/.test(name))) return undefined;
  return { name: `${group}:${artifact}`, version, configurations };
}
