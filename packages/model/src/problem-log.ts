import type { SpanSource } from './built-occurrence.ts';
import type { Problem, ProblemCode } from './problem.ts';

/** Collects what is wrong with one input. Of each code only so many are kept; the last says how many more there were. */
export interface ProblemLog {
  /** `file` is the included file that it stands in, where that is not the input's main one. */
  add(code: ProblemCode, message: string, span?: SpanSource, file?: string): void;
  list(): readonly Problem[];
}

const MOST_PER_CODE = 25;

/** What to do about a code, where the format knows better than the list of codes. */
export type Hints = Readonly<Partial<Record<ProblemCode, string>>>;

/** A log for the file at `main` that starts with what its parser had to say. */
export function createProblemLog(main: string, parsed: readonly Problem[] = [], hints: Hints = {}): ProblemLog {
  const problems: Problem[] = [...parsed];
  const counts = new Map<ProblemCode, number>();
  return {
    add(code, message, source, file) {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count <= MOST_PER_CODE) {
        const span = typeof source === 'function' ? source() : source;
        const where = { path: file ?? main, ...(span && { span }) };
        const hint = hints[code];
        problems.push({ code, message, ...(hint !== undefined && { hint }), where });
      }
    },
    list() {
      const cut = [...counts].filter(([, count]) => count > MOST_PER_CODE);
      const more = cut.map(([code, count]): Problem => {
        return { code, message: `${count - MOST_PER_CODE} more problems of this kind`, where: { path: main } };
      });
      return [...problems, ...more];
    },
  };
}
