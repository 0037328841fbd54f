import { checkSchema, isDeeperThan, type SchemaFault } from '@morel/parse';
import { CSAF } from './schema.ts';

/** Product trees nest in branches; real ones have fewer than ten levels, each of which takes two here. */
const MAX_DEPTH = 200;

/** Where a value breaks the structure of a CSAF 2.0 document (sections 3.1 and 3.2). */
export function structureFaults(value: unknown): readonly SchemaFault[] {
  if (isDeeperThan(value, MAX_DEPTH)) return [{ path: [], message: `is nested more than ${MAX_DEPTH} levels deep` }];
  return checkSchema({ csaf: CSAF }, 'csaf', value);
}
