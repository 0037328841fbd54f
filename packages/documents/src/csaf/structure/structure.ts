import { checkSchema, isDeeperThan, type SchemaFault } from '@morel/parse';
import type { CsafDocument } from '../tests/csaf-document.ts';
import { productLimitFault } from './product-limit.ts';
import { CSAF } from './schema.ts';

/** Product trees nest in branches; real ones have fewer than ten levels, each of which takes two here. */
const MAX_DEPTH = 200;

/** A value that is built as a CSAF 2.0 document (sections 3.1 and 3.2), or what keeps it from being one. */
export type Structure =
  | { readonly csaf: CsafDocument; readonly faults?: undefined }
  | { readonly csaf?: undefined; readonly faults: readonly SchemaFault[] };

/** Checks how a value is built. */
export function readStructure(value: unknown): Structure {
  if (isDeeperThan(value, MAX_DEPTH))
    return { faults: [{ path: [], message: `is nested more than ${MAX_DEPTH} levels deep` }] };
  const faults = checkSchema({ csaf: CSAF }, 'csaf', value);
  if (!isBuiltRight(value, faults)) return { faults };
  const limit = productLimitFault(value);
  return limit ? { faults: [limit] } : { csaf: value };
}

function isBuiltRight(_value: unknown, faults: readonly SchemaFault[]): _value is CsafDocument {
  return faults.length === 0;
}
