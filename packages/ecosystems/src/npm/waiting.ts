import { InventoryBuilder, quote, type ReadResult } from '@morel/model';

/**
 * What a reader gives while files that it needs have not been fetched: nothing, and a problem, so that a host which takes
 * it for the last word does not take it for an empty project.
 */
export function waitingFor(path: string, wants: readonly string[]): ReadResult {
  const message = `${quote(wants.join(', '))} must be looked for before this file can be read`;
  return {
    inventory: new InventoryBuilder().build(),
    problems: [{ code: 'missing-file', message, where: { path } }],
    wants,
  };
}
