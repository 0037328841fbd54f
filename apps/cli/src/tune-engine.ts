import { setFlagsFromString } from 'node:v8';

/**
 * Flags of V8 by major version of Node, where they were measured to help. A scan lives a tenth of a second: compilers that
 * work beside it take the cores from it, and its heap is thrown away before marking it in advance pays. Long runs reach
 * the optimising compiler all the same. Another version gets none: V8 complains of a flag that it does not know.
 */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  20: ['--interrupt-budget=1000000', '--no-incremental-marking'],
  24: ['--no-maglev', '--no-incremental-marking'],
};

/** Tells V8 that this process will not live long. */
export function tuneEngine(): void {
  const [major = ''] = process.versions.node.split('.', 1);
  for (const flag of FLAGS[major] ?? []) setFlagsFromString(flag);
}
