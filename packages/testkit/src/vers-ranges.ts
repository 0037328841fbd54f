import type { VersionOrder } from '@morel/model';

/** A constraint of a VERS: a comparator (`=` where none is written) and a version. */
export type Constraint = readonly [comparator: string, version: string];

export function constraintsOf(vers: string): Constraint[] {
  const list = vers.slice(vers.indexOf('/') + 1);
  return list.split('|').map((text) => {
    const [, comparator = '', version = ''] = /^(>=|<=|!=|>|<|=)?(.*)$/.exec(text) ?? [];
    return [comparator || '=', decodeURIComponent(version)];
  });
}

/** Containment as VERS defines it, over constraints in the order of their versions. */
export function contains<V>(order: VersionOrder<V>, constraints: readonly Constraint[], version: V): boolean {
  if (constraints.length === 1 && constraints[0]?.[1] === '*') return true;
  const sorted = constraints
    .map(([comparator, text]) => ({
      comparator,
      sign: order.compare(version, parsed(order, text)),
      bound: parsed(order, text),
    }))
    .toSorted((a, b) => order.compare(a.bound, b.bound));
  if (sorted.some(({ comparator, sign }) => sign === 0 && ['=', '<=', '>='].includes(comparator))) return true;
  if (sorted.some(({ comparator, sign }) => sign === 0 && comparator === '!=')) return false;
  const excluded = sorted.filter(({ comparator }) => comparator === '!=');
  const ranges = sorted.filter(({ comparator }) => !['=', '!='].includes(comparator));
  if (ranges.length === 0) return excluded.length > 0;
  const next = ranges.findIndex(({ sign }) => sign < 0);
  const above = next < 0 ? ranges.at(-1) : ranges[next - 1];
  const below = next < 0 ? undefined : ranges[next];
  if (!above) return below?.comparator.startsWith('<') === true;
  if (above.sign === 0) return false;
  if (!below) return above.comparator.startsWith('>');
  return above.comparator.startsWith('>') && below.comparator.startsWith('<');
}

export function parsed<V>(order: VersionOrder<V>, text: string): V {
  const version = order.parse(text);
  if (version === undefined) throw new Error(`not parsed: ${text}`);
  return version;
}

/** Releases of three parts at and around every version that stands in the texts. */
export function samplesOf(...texts: readonly string[]): string[] {
  const found = [...texts.join(' ').matchAll(/(\d+)(?:\.(\d+))?(?:\.(\d+))?/g)];
  return found.flatMap(([, major = '0', minor = '0', patch = '0']) => {
    const [a, b, c] = [Number(major), Number(minor), Number(patch)];
    return [
      `${a}.${b}.${c}`,
      `${a}.${b}.${c + 1}`,
      `${a}.${b}.${Math.max(0, c - 1)}`,
      `${a}.${b + 1}.0`,
      `${a + 1}.0.0`,
    ];
  });
}
