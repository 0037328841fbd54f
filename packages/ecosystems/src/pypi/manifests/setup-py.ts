import { createProblemLog, InventoryBuilder, type Reader, type ReaderFiles, type ReadResult } from '@morel/model';

const ASKS = /\b(?:install_requires|extras_require|setup_requires|tests_require)\b/;
const CALL = /\bsetup\s{0,99}\(/;
/** What is passed on from a table that the program makes, which may ask for anything. */
const PASSED_ON = /(?<=[(,\s])\*\*\s{0,99}[\w({]/g;

/**
 * setup.py is a program, and is never run: all that is said of it is whether it names packages to install. What it asks
 * for is known only where a lockfile holds it.
 */
export const setupPy: Reader = { format: 'setup-py', read };

function read({ main }: ReaderFiles): ReadResult {
  const log = createProblemLog(main.path);
  const found = ASKS.exec(main.text) ?? passedOn(main.text);
  if (found) {
    const span = { start: found.index, end: found.index + found[0].length };
    log.add(
      'unresolved-version',
      'setup.py is a program and was not run: the packages that it asks for are not known',
      span,
    );
  }
  return { inventory: new InventoryBuilder().build(), problems: log.list() };
}

function passedOn(text: string): RegExpExecArray | null {
  const call = CALL.exec(text);
  if (!call) return null;
  PASSED_ON.lastIndex = call.index;
  return PASSED_ON.exec(text);
}
