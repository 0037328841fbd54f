import type { Bom, BomComponent } from '@morel/model';

/**
 * A bill in which every component stands somewhere. Other formats may say that components are part of each other in a
 * circle, or of what is not listed; within one another they would stand nowhere, so they are then part of nothing.
 */
export function withoutCircles(bom: Bom): Bom {
  const wholes = new Map(bom.components.map(({ key, partOf }) => [key, partOf]));
  const circular = keysInCircles(wholes);
  const isLoose = ({ key, partOf }: BomComponent): boolean =>
    partOf !== undefined && (circular.has(key) || !wholes.has(partOf));
  if (!bom.components.some(isLoose)) return bom;
  return {
    ...bom,
    components: bom.components.map((component) => {
      if (!isLoose(component)) return component;
      const { partOf: _, ...rest } = component;
      return rest;
    }),
  };
}

/** Each key is walked over once: a walk ends where an earlier one has been. */
function keysInCircles(wholes: ReadonlyMap<string, string | undefined>): Set<string> {
  const circular = new Set<string>();
  const done = new Set<string>();
  for (const start of wholes.keys()) {
    const walk: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !done.has(at)) {
      done.add(at);
      walk.push(at);
      at = wholes.get(at);
    }
    const circle = at === undefined ? -1 : walk.indexOf(at);
    if (circle !== -1) for (const key of walk.slice(circle)) circular.add(key);
  }
  return circular;
}
