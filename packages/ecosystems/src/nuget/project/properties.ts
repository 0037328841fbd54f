import type { ProjectDocument } from './documents.ts';
import { membersOf, type ProjectItem } from './items.ts';

/** The value of an expression, undefined where it hangs on what only a build knows. */
export type Evaluate = (expression: string) => string | undefined;

const REFERENCE = /\$\(([A-Za-z_][\w-]*)\)/g;
const DEEPEST = 10;
const LONGEST = 1000;

/**
 * Evaluates `$(Name)` by what the project and its imports set. A property that is set under a condition has no value
 * here, unless all its values are the same: which one holds is known only to a build.
 */
export function createEvaluate(documents: readonly ProjectDocument[]): Evaluate {
  const assigned = new Map<string, ProjectItem[]>();
  for (const item of documents.flatMap((document) => membersOf('PropertyGroup', document))) {
    const name = item.name.toLowerCase();
    const known = assigned.get(name) ?? [];
    if (isDefault(item) && known.length > 0) continue;
    assigned.set(name, [...known, item]);
  }
  const evaluate = (expression: string, depth: number): string | undefined => {
    if (!expression.includes('$(')) return expression;
    if (depth > DEEPEST) return undefined;
    let isKnown = true;
    const text = expression.replaceAll(REFERENCE, (_, name: string) => {
      const raw = valueOf(assigned.get(name.toLowerCase()) ?? []);
      const value = raw === undefined ? undefined : evaluate(raw, depth + 1);
      if (value === undefined) isKnown = false;
      return value ?? '';
    });
    return isKnown && !text.includes('$(') && text.length <= LONGEST ? text : undefined;
  };
  return (expression) => evaluate(expression, 0);
}

function valueOf(items: readonly ProjectItem[]): string | undefined {
  const values = new Set(items.map(({ element }) => element.text));
  const isPlain = items.every((item) => item.condition === undefined || isDefault(item));
  return isPlain || values.size === 1 ? items.at(-1)?.element.text : undefined;
}

/** `<Name Condition="'$(Name)' == ''">` sets what nobody set before. */
function isDefault({ name, condition }: ProjectItem): boolean {
  const compact = condition?.replaceAll(/\s/g, '').toLowerCase();
  return compact === `'$(${name.toLowerCase()})'==''`;
}
