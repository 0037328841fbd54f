import { joinPath } from '@morel/inventory';
import { known, type Check, type CheckContext, type Fact } from '@morel/model';
import { readGitIndex } from './git-index.ts';
import { about } from './about.ts';

/** For every manifest and lockfile in a git work tree: whether git's index has it. Git itself is not run. */
export const check: Check<'tracked'> = { about, observe };

async function observe(context: CheckContext): Promise<ReadonlyMap<string, Fact<boolean>>> {
  const facts = new Map<string, Fact<boolean>>();
  const tracked = trackedPaths(context);
  for (const [position, input] of context.inventory.inputs.entries()) {
    if (input.role !== 'manifest' && input.role !== 'lockfile') continue;
    const { repository } = context;
    if (!repository) facts.set(String(position), { status: 'not-applicable', reason: 'not in a git work tree' });
    else if (!tracked)
      facts.set(String(position), { status: 'unavailable', reason: 'the index of git could not be read' });
    else facts.set(String(position), known(tracked.has(joinPath(repository.prefix, input.path)), 'the index of git'));
  }
  return facts;
}

function trackedPaths(context: CheckContext): ReadonlySet<string> | undefined {
  return context.repository && readGitIndex(context.repository.index);
}
