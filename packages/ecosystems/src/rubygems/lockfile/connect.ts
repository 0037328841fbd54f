import { InventoryBuilder, quote, reach, type EdgeKind, type ProblemLog } from '@morel/model';
import { baseName } from '../../reading/tree-path.ts';
import { about } from '../about.ts';
import { hasGaps, wishesOf, type WholeGemfile } from '../gemfile/read-gemfile.ts';
import { gemComponent } from '../names.ts';
import { projectEntry } from '../project-entry.ts';
import { someOf } from '../some-of.ts';
import type { Asked } from './lines.ts';
import { fullName } from './lines.ts';
import type { LockFile } from './lock-file.ts';

const BUNDLER = 'bundler';
const PROD: readonly EdgeKind[] = ['prod'];

/** A lockfile with the Gemfile that it answers, where there is one. */
export interface LockedProject {
  readonly lock: LockFile;
  readonly gemfile: WholeGemfile | undefined;
  readonly path: string;
}

/** Puts a lockfile together: the project, its gems, who asks for which. */
export function connectGems({ lock, gemfile, path }: LockedProject, log: ProblemLog): InventoryBuilder {
  const builder = new InventoryBuilder();
  const wishes = createWishes(gemfile);
  const root = builder.add(projectEntry(path));
  builder.addRoot(root, 'project');
  const hasUnread = gemfile !== undefined && hasGaps(gemfile) && lock.asked.some(({ name }) => !wishes(name));
  const unreadRoot = hasUnread ? addUnreadRoot(builder, path) : root;
  const first = builder.size;
  const byName = addGems(builder, lock);
  const missing: string[] = [];
  const targets: number[][] = Array.from({ length: builder.size }, () => []);
  const connect = (from: number, asker: string, { name, specifier }: Asked, kinds: readonly EdgeKind[]): void => {
    const found = byName.get(name) ?? [];
    if (found.length === 0) missing.push(`${quote(name)} (for ${asker})`);
    for (const to of found) {
      targets[from]?.push(to);
      builder.addEdge(from, to, kinds, specifier);
    }
  };
  for (const asked of lock.asked) {
    const found = wishes(asked.name);
    if (found?.isConditional && !byName.has(asked.name))
      log.add('not-judged', `${quote(asked.name)} has no entry: no platform of the lockfile gets it`, asked.span);
    else connect(found ? root : unreadRoot, 'the Gemfile', asked, found?.kinds ?? PROD);
  }
  for (const [index, spec] of lock.specs.entries()) {
    for (const asked of spec.dependencies) {
      // Gems ask for Bundler as for Ruby: what runs is there before them, whatever the file says.
      if (asked.name !== BUNDLER) connect(first + index, quote(spec.name), asked, PROD);
    }
  }
  if (missing.length > 0) log.add('unresolved-version', `the lockfile has no entry for ${someOf(missing)}`);
  reportUnreached(lock, first, targets, log);
  return builder;
}

/** What the Gemfile says of a gem, all its lines together. */
type Wishes = (name: string) => { readonly kinds: readonly EdgeKind[]; readonly isConditional: boolean } | undefined;

function createWishes(gemfile: WholeGemfile | undefined): Wishes {
  const byName = new Map<string, { kinds: readonly EdgeKind[]; isConditional: boolean }>();
  for (const { name, kinds, isConditional } of gemfile ? wishesOf(gemfile) : []) {
    const known = byName.get(name);
    byName.set(name, {
      kinds: [...new Set([...(known?.kinds ?? []), ...kinds])],
      isConditional: isConditional && known?.isConditional !== false,
    });
  }
  return (name) => byName.get(name);
}

/**
 * The root for what a Gemfile asks for in a way that was not read, such as its gemspec: the lockfile itself. Under the
 * project it would look as if the Gemfile did not have it.
 */
function addUnreadRoot(builder: InventoryBuilder, path: string): number {
  const position = builder.add({
    component: { ecosystem: about.id, name: path },
    key: 'lockfile',
    source: { kind: 'project', path: baseName(path) },
  });
  builder.addRoot(position, 'project');
  return position;
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

/** Bundler keeps no gem that nothing asks for. `first` is the position of the first gem; in front of it stand roots. */
function reportUnreached({ specs }: LockFile, first: number, targets: readonly number[][], log: ProblemLog): void {
  const reached = new Uint8Array(targets.length);
  for (let root = 0; root < first; root += 1) reach(root, targets, reached);
  for (const [index, { name, span }] of specs.entries()) {
    if (!reached[first + index])
      log.add('unknown-entry', `nothing asks for ${quote(name)}: part of the file may be gone`, span);
  }
}
