import { InventoryBuilder, quote, type EdgeKind } from '@morel/model';
import type { ProblemLog } from '../../reading/problem-log.ts';
import { reach } from '../../reading/unreached.ts';
import { gemComponent } from '../names.ts';
import { projectEntry } from '../project-entry.ts';
import type { Asked } from './lines.ts';
import { fullName } from './lines.ts';
import type { LockFile } from './lock-file.ts';

const MOST_NAMED = 5;
const BUNDLER = 'bundler';
const PROD: readonly EdgeKind[] = ['prod'];

/** Puts a lockfile together: the project, its gems, who asks for which. */
export function connectGems(lock: LockFile, path: string, log: ProblemLog): InventoryBuilder {
  const builder = new InventoryBuilder();
  const root = builder.add(projectEntry(path));
  builder.addRoot(root, 'project');
  const byName = addGems(builder, lock);
  const missing: string[] = [];
  const targets: number[][] = Array.from({ length: builder.size }, () => []);
  const connect = (from: number, asker: string, { name, specifier }: Asked): void => {
    const found = byName.get(name) ?? [];
    if (found.length === 0) missing.push(`${quote(name)} (for ${asker})`);
    for (const to of found) {
      targets[from]?.push(to);
      builder.addEdge(from, to, PROD, specifier);
    }
  };
  for (const asked of lock.asked) connect(root, 'the Gemfile', asked);
  for (const [index, spec] of lock.specs.entries()) {
    for (const asked of spec.dependencies) {
      // Gems ask for Bundler as for Ruby: what runs is there before them, whatever the file says.
      if (asked.name !== BUNDLER) connect(root + 1 + index, quote(spec.name), asked);
    }
  }
  if (missing.length > 0) log.add('unresolved-version', `the lockfile has no entry for ${someOf(missing)}`);
  reportUnreached(lock, root, targets, log);
  return builder;
}

/** Adds the gems, and Bundler itself; gives their positions by name: one gem may be there for several platforms. */
function addGems(builder: InventoryBuilder, { specs, checksums, bundler }: LockFile): ReadonlyMap<string, number[]> {
  const byName = new Map<string, number[]>();
  const keep = (name: string, position: number): void => {
    const known = byName.get(name);
    if (known) known.push(position);
    else byName.set(name, [position]);
  };
  for (const spec of specs) {
    const { name, source, platform, span } = spec;
    const position = builder.add({
      component: gemComponent(spec),
      key: fullName(spec),
      source,
      digests: checksums?.get(fullName(spec)) ?? [],
      span,
      ...(platform !== undefined && { marker: platform }),
    });
    keep(name, position);
  }
  if (!bundler || byName.has(BUNDLER)) return byName;
  const { version, span } = bundler;
  const key = fullName({ name: BUNDLER, version });
  // Where it was installed from is not said.
  const source = { kind: 'unknown' } as const;
  const component = gemComponent({ name: BUNDLER, version, source });
  keep(BUNDLER, builder.add({ component, key, source, digests: checksums?.get(key) ?? [], span }));
  return byName;
}

/** Bundler keeps no gem that nothing asks for. */
function reportUnreached({ specs }: LockFile, root: number, targets: readonly number[][], log: ProblemLog): void {
  const reached = new Uint8Array(targets.length);
  reach(root, targets, reached);
  for (const [index, { name, span }] of specs.entries()) {
    if (!reached[root + 1 + index])
      log.add('unknown-entry', `nothing asks for ${quote(name)}: part of the file may be gone`, span);
  }
}

function someOf(texts: readonly string[]): string {
  const more = texts.length > MOST_NAMED ? ` and ${texts.length - MOST_NAMED} more` : '';
  return `${texts.slice(0, MOST_NAMED).join(', ')}${more}`;
}
