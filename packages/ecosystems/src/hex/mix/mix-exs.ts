import {
  createProblemLog,
  InventoryBuilder,
  type Reader,
  type ReaderFiles,
  type ReadResult,
  type Span,
} from '@morel/model';
import { besides, joinPath, resolvePath } from '../../reading/tree-path.ts';

/** A dependency as it is mostly written: `{:name, "requirement"}`, `{:name, git: …}`. */
const ASKS = /\{\s*:[a-z]\w*\s*,\s*(?:"|~[sS]|\[?\s*(?:git|github|hex|organization|repo)\s*:)/;
/** The applications of an umbrella project name the lockfile that they share. */
const LOCKFILE = /\blockfile:\s*"([^"\n]{1,300})"/;

/** Where Mix puts the packages that it gets. */
const GOT = /^(?:(.*)\/)?deps\/[^/]+\/mix\.exs$/;
const LOCK = 'mix.lock';
/** `hex: [cooldown: "7d"]`, where it is written so. Source: Hex's documentation, "Dependency policies and cooldowns". */
const COOLDOWN = /\bhex:\s*\[[^\]]{0,500}?\b(cooldown:\s*"([^"\n]{1,20})")/;

/**
 * mix.exs is a program, and is never run: all that is said of it is whether it names packages for which no lockfile is
 * there, and the one setting that Hex takes from it.
 */
export const mixExsReader: Reader = { format: 'mix-exs', read: readProject };

function readProject(files: ReaderFiles): ReadResult {
  const { path, text } = files.main;
  const log = createProblemLog(path);
  const builder = new InventoryBuilder();
  const [, written = '', cooldown] = COOLDOWN.exec(text) ?? [];
  if (cooldown !== undefined) {
    builder.addSetting({ client: 'mix', key: 'hex.cooldown', value: cooldown, span: spanOf(text, written) });
  }
  const asks = ASKS.exec(text)?.[0];
  if (asks === undefined) return { inventory: builder.build(), problems: [] };
  const lockfiles = lockfilesFor(path, text);
  const isLocked = lockfiles.some((lockfile) => {
    const file = files.get(lockfile);
    return file !== undefined && 'text' in file;
  });
  if (!isLocked) {
    const message =
      'mix.exs is a program and was not run: the packages that it asks for are not known without mix.lock';
    log.add('unresolved-version', message, spanOf(text, asks));
  }
  return { inventory: builder.build(), problems: log.list(), wants: lockfiles };
}

/** The lockfile that the project names or has beside it; of a package that Mix got, that of the project it was got for. */
function lockfilesFor(path: string, text: string): readonly string[] {
  const shared = LOCKFILE.exec(text)?.[1];
  const own = shared === undefined ? besides(path, LOCK) : resolvePath(path, shared);
  const owner = GOT.exec(path);
  return [...(own === undefined ? [] : [own]), ...(owner ? [joinPath(owner[1] || '.', LOCK)] : [])];
}

function spanOf(text: string, part: string): Span {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
}
