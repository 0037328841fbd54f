import { quote, type InventoryBuilder, type ProblemLog } from '@morel/model';
import type { Parsed, Step } from '@morel/parse';
import { baseName } from '../../reading/tree-path.ts';
import { about } from '../about.ts';
import { recipeComponent } from '../names.ts';
import { parseReference, type Reference } from '../reference.ts';

/** The file that is being read. */
export interface LockFile {
  readonly path: string;
  readonly parsed: Parsed;
  readonly log: ProblemLog;
}

/** The entry that stands for a lockfile which does not say whose it is. It is no folder: no manifest asks for its lists. */
export function addFileRoot(builder: InventoryBuilder, path: string): number {
  const source = { kind: 'project', path: baseName(path) } as const;
  const root = builder.add({ component: { ecosystem: about.id, name: path }, key: path, source });
  builder.addRoot(root, 'project');
  return root;
}

/** A reference in a lockfile. */
interface Locked {
  readonly text: unknown;
  readonly at: readonly Step[];
  /** What the entry is called: unique within the file. */
  readonly keyOf: (reference: Reference) => string;
}

/** Adds the recipe that a reference names; undefined (and why) where the text is no reference with a version. */
export function addLocked(
  builder: InventoryBuilder,
  { text, at, keyOf }: Locked,
  { parsed, log }: LockFile,
): number | undefined {
  const span = (): ReturnType<Parsed['span']> => parsed.span(...at);
  const reference = typeof text === 'string' ? parseReference(text) : undefined;
  if (!reference || reference.version.startsWith('[')) {
    const shown = typeof text === 'string' ? quote(text) : 'an entry without a reference';
    log.add('unknown-entry', `${shown} names no recipe with its version and was left out`, span);
    return undefined;
  }
  return builder.add({
    component: recipeComponent(reference),
    key: keyOf(reference),
    source: { kind: 'registry' },
    span,
  });
}
