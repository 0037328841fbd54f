import { normaliseName } from '../../names.ts';

const NAME = /^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?$/;

/**
 * Collects the notes that pip-compile and uv write under or behind a requirement: `# via flask`, or a list with one line
 * for each. Anything in them that is no package's name (`-r requirements.in`) is the project's own wish.
 */
export interface ViaNotes {
  /** Takes the next comment. */
  add(comment: string): void;
  /** The packages that ask; undefined where there is no note, or where the project itself asks. */
  packages(): readonly string[] | undefined;
  /** The packages among those that ask; undefined where there is no note. */
  askers(): readonly string[] | undefined;
}

/** Notes of one requirement. */
export function createViaNotes(): ViaNotes {
  const askers: string[] = [];
  let isOpen = false;
  const named = (): (string | undefined)[] => askers.map((asker) => NAME.exec(asker)?.[1]);
  return {
    add(comment) {
      const found = /^ ?via(?: (.*))?$/.exec(comment.trimEnd());
      isOpen = found !== null || (isOpen && comment.startsWith('  '));
      if (!isOpen) return;
      const text = found ? (found[1] ?? '') : comment;
      for (const asker of text.split(',')) if (asker.trim() !== '') askers.push(asker.trim());
    },
    packages() {
      const names = named();
      if (names.length === 0 || names.includes(undefined)) return undefined;
      return names.flatMap((name) => (name === undefined ? [] : normaliseName(name)));
    },
    askers() {
      if (askers.length === 0) return undefined;
      return named().flatMap((name) => (name === undefined ? [] : normaliseName(name)));
    },
  };
}
