import type { ProjectDocument } from './documents.ts';
import { membersOf, type ProjectItem } from './items.ts';

/** The value of an expression, undefined where it hangs on what only a build knows. */
export type Evaluate = (expression: string) => string | undefined;

const REFERENCE = /\$\(([A-Za-z_][\w-]*)\)/g;
/** Evaluating goes as deep as properties refer to each other. */
const MOST_PROPERTIES = 1000;
const LONGEST = 1000;

/**
 * Evaluates `$(Name)` by what the project and its imports set. A property that is set under a condition has no value
 * here, unless all its values are the same: which one holds is known only to a build.
 */
export function createEvaluate(documents: readonly ProjectDocument[]): Evaluate {
  const assigned = assignments(documents);
  // Each property is evaluated once, so that properties made of properties cannot grow without end, nor circles.
  const values = new Map<string, string | undefined>();
  const valueOfName = (name: string): string | undefined => {
    if (values.has(name)) return values.get(name);
    values.set(name, undefined);
    const raw = valueOf(assigned.get(name) ?? []);
    const value = raw === undefined || values.size > MOST_PROPERTIES ? undefined : evaluate(raw);
    values.set(name, value);
    return value;
  };
  const evaluate: Evaluate = (expression) => {
    if (expression.length > LONGEST) return undefined;
    if (!expression.includes('$(')) return expression;
    let isKnown = true;
    const text = expression.replaceAll(REFERENCE, (_, name: string) => {
      const value = valueOfName(name.toLowerCase());
      if (value === undefined) isKnown = false;
      return value ?? '';
    });
    return isKnown && !text.includes('$(') && text.length <= LONGEST ? text : undefined;
  };
  return evaluate;
}

function assignments(documents: readonly ProjectDocument[]): ReadonlyMap<string, readonly ProjectItem[]> {
  const assigned = new Map<string, ProjectItem[]>();
  for (const item of documents.flatMap((document) => membersOf('PropertyGroup', document))) {
    const name = item.name.toLowerCase();
    const known = assigned.get(name);
    if (!known) assigned.set(name, [item]);
    else if (!isDefault(item)) known.push(item);
  }
  return assigned;
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
