import { known, type Check, type CheckContext, type Fact, type LockState } from '@morel/model';
import { answeringLock } from '../answering-lock.ts';
import { about } from './about.ts';

/** For every manifest that asks for something: the lockfile that answers it, or none. */
export const check: Check<'lock'> = { about, observe };

async function observe(context: CheckContext): Promise<ReadonlyMap<string, Fact<LockState>>> {
  const facts = new Map<string, Fact<LockState>>();
  const { inputs, requirements } = context.inventory;
  const asking = new Set(requirements.map(({ input }) => input));
  for (const [position, input] of inputs.entries()) {
    if (input.role !== 'manifest') continue;
    const format = context.ecosystem(input.reader)?.about.formats.find(({ id }) => id === input.format);
    const expected = lockNames(context, input.reader, format?.lockedBy ?? []);
    facts.set(String(position), stateOf(context, position, asking.has(position), expected));
  }
  return facts;
}

function stateOf(context: CheckContext, position: number, asks: boolean, expected: readonly string[]): Fact<LockState> {
  if (!asks) return { status: 'not-applicable', reason: 'it asks for no package' };
  if (expected.length === 0) return { status: 'not-applicable', reason: 'no lockfile exists for this format' };
  return known({ lockfile: answeringLock(context, position)?.path, expected }, 'the scanned tree');
}

/** File names without `*` that would be a lockfile. */
function lockNames(context: CheckContext, ecosystem: string, formats: readonly string[]): string[] {
  const all = context.ecosystem(ecosystem)?.about.formats ?? [];
  return all
    .filter(({ id }) => formats.includes(id))
    .flatMap(({ files }) => files.filter((file) => !file.includes('*')));
}
