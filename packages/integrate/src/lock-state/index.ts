import { known, type Check, type CheckContext, type Fact, type LockState } from '@morel/model';
import { createAnsweringLock } from '../answering-lock.ts';
import { about } from './about.ts';

/** For every manifest that asks for something: the lockfile that answers it, or none. */
export const check: Check<'lock'> = { about, observe };

async function observe(context: CheckContext): Promise<ReadonlyMap<string, Fact<LockState>>> {
  const facts = new Map<string, Fact<LockState>>();
  const { inputs, requirements } = context.inventory;
  const answeringLock = createAnsweringLock(context);
  const asking = new Set(requirements.map(({ input }) => input));
  for (const [position, input] of inputs.entries()) {
    if (input.role !== 'manifest') continue;
    const format = context.ecosystem(input.reader)?.about.formats.find(({ id }) => id === input.format);
    const expected = lockNames(context, input.reader, format?.lockedBy ?? []);
    const path = (): string | undefined => answeringLock(position)?.path;
    facts.set(String(position), stateOf(asking.has(position), expected, path));
  }
  return facts;
}

function stateOf(asks: boolean, expected: readonly string[], lockfile: () => string | undefined): Fact<LockState> {
  if (!asks) return { status: 'not-applicable', reason: 'it asks for no package' };
  if (expected.length === 0) return { status: 'not-applicable', reason: 'no lockfile exists for this format' };
  return known({ lockfile: lockfile(), expected }, 'the scanned tree');
}

/** File names without `*` that would be a lockfile. */
function lockNames(context: CheckContext, ecosystem: string, formats: readonly string[]): string[] {
  const all = context.ecosystem(ecosystem)?.about.formats ?? [];
  return all
    .filter(({ id }) => formats.includes(id))
    .flatMap(({ files }) => files.filter((file) => !file.includes('*')));
}
