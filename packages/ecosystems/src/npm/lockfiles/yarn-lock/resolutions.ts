import { asString, entriesOf } from '@morel/parse';
import { splitNameAt } from '../../specifier.ts';

/** The ranges that `resolutions` of the root's package.json puts in the place of others. Lockfiles keep the old ones. */
export interface Resolutions {
  /** The ranges that may stand in for this one below this parent (`name@reference`), those that name the parent first. */
  instead(name: string, range: string, parent: string): readonly string[];
  /** Whether a range below this parent is replaced by a resolution that names the parent. */
  isScoped(name: string, range: string, parent: string): boolean;
  /** All that may stand in for some range of this name, whoever asks. */
  anywhere(name: string): readonly string[];
}

interface Rule {
  readonly parent?: { readonly name: string; readonly range: string };
  readonly range: string;
  readonly instead: string;
}

/** `name`, `name@range`, or either below a parent; classic Yarn has patterns of paths with `**` between them. */
const KEY = /^(?:\*\*\/)?(?:((?:@[^/@]+\/)?[^/@*]+(?:@[^/]*)?)\/(?:\*\*\/)?)?((?:@[^/@]+\/)?[^/@*]+(?:@[^/]*)?)$/;

/** Reads `resolutions`; what is no key of a resolution is left out. */
export function readResolutions(value: unknown): Resolutions {
  const rules = new Map<string, Rule[]>();
  for (const [key, replacement] of entriesOf(value)) {
    const instead = asString(replacement);
    const [, parent, target] = KEY.exec(key) ?? [];
    if (instead === undefined || target === undefined) continue;
    const { name, range } = splitNameAt(target);
    const rule = { range, instead, ...(parent !== undefined && { parent: splitNameAt(parent) }) };
    const known = rules.get(name);
    if (known) known.push(rule);
    else rules.set(name, [rule]);
  }
  const fittingOf = (name: string, range: string, parent: string): readonly Rule[] => {
    const named = rules.get(name);
    if (!named) return [];
    const asking = splitNameAt(parent);
    return named.filter((rule) => isFor(rule, range, asking)).toSorted((a, b) => Number(!a.parent) - Number(!b.parent));
  };
  return {
    instead: (name, range, parent) => fittingOf(name, range, parent).map(({ instead }) => instead),
    isScoped: (name, range, parent) => fittingOf(name, range, parent)[0]?.parent !== undefined,
    anywhere: (name) => rules.get(name)?.map(({ instead }) => instead) ?? NONE,
  };
}

const NONE: readonly string[] = [];

function isFor(rule: Rule, range: string, asking: { readonly name: string; readonly range: string }): boolean {
  if (rule.range !== '' && bare(rule.range) !== bare(range)) return false;
  if (!rule.parent) return true;
  if (rule.parent.name !== asking.name) return false;
  return rule.parent.range === '' || bare(rule.parent.range) === bare(asking.range);
}

function bare(range: string): string {
  return range.startsWith('npm:') ? range.slice('npm:'.length) : range;
}
