import type { Problem, ProblemCode, Span } from '@morel/model';

/** Collects what is wrong with one input. Of each code only so many are kept; the last says how many more there were. */
export interface ProblemLog {
  add(code: ProblemCode, message: string, where?: { readonly path?: string; readonly span?: Span | undefined }): void;
  list(): readonly Problem[];
}

const MAX_PER_CODE = 25;

/** A log for this file that starts with the problems its parser had. */
export function createProblemLog(file: string, parsed: readonly Problem[] = []): ProblemLog {
  const problems: Problem[] = [...parsed];
  const counts = new Map<ProblemCode, number>();
  return {
    add(code, message, { path = file, span } = {}) {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count <= MAX_PER_CODE) problems.push({ code, message, where: { path, ...(span && { span }) } });
    },
    list() {
      const more = [...counts].filter(([, count]) => count > MAX_PER_CODE);
      const where = { path: file };
      return [
        ...problems,
        ...more.map(([code, count]) => ({
          code,
          message: `${count - MAX_PER_CODE} more problems of this kind`,
          where,
        })),
      ];
    },
  };
}
