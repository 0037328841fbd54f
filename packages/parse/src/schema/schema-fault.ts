import type { Step } from '../document.ts';

/** What a schema finds wrong, and where in the value. */
export interface SchemaFault {
  readonly path: readonly Step[];
  /** Continues "the value at …": `must be string, and is number`. Texts of the value are quoted. */
  readonly message: string;
}

/** `components.3.type`; the whole document where there are no steps. */
export function pathText(path: readonly Step[]): string {
  return path.length === 0 ? 'the document' : path.join('.');
}

/** Of several lists of faults the one that lies deepest: its form was the one that was meant. */
export function deepest(results: readonly (readonly SchemaFault[])[]): readonly SchemaFault[] {
  const depth = (faults: readonly SchemaFault[]): number => Math.max(0, ...faults.map(({ path }) => path.length));
  return results.reduce((best, faults) => (depth(faults) > depth(best) ? faults : best), results[0] ?? []);
}
