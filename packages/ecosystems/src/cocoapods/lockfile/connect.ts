import { InventoryBuilder, quote, reach, type EdgeKind, type ProblemLog, type Source } from '@morel/model';
import { baseName, folderOf } from '../../reading/tree-path.ts';
import { about } from '../about.ts';
import { podComponent, rootName } from '../names.ts';
import type { Asked, Pod } from './pods.ts';

const MOST_NAMED = 5;
const PROD: readonly EdgeKind[] = ['prod'];
/** Before CocoaPods 1.5 a lockfile did not say which repository a pod comes from. */
const UNNAMED: Source = { kind: 'registry' };

/** What a lockfile says, in parts. */
export interface PodLock {
  readonly pods: readonly Pod[];
  /** What the Podfile asks for. */
  readonly asked: readonly Asked[];
  readonly sources: ReadonlyMap<string, Source>;
}

/** Puts a lockfile together: the project, its pods, who asks for which. */
export function connectPods({ pods, asked, sources }: PodLock, path: string, log: ProblemLog): InventoryBuilder {
  const builder = new InventoryBuilder();
  const folder = baseName(folderOf(path));
  const root = builder.add({
    component: { ecosystem: about.id, name: /^\.{0,2}$/.test(folder) ? 'main' : folder },
    key: 'project',
    source: { kind: 'project', path: '.' },
  });
  builder.addRoot(root, 'project');
  const positions = new Map<string, number>();
  for (const { name, version, span } of pods) {
    const source = sources.get(rootName(name)) ?? UNNAMED;
    positions.set(name, builder.add({ component: podComponent(name, version, source), key: name, source, span }));
  }
  const missing: string[] = [];
  const targets: number[][] = Array.from({ length: builder.size }, () => []);
  const connect = (from: number, asker: string, { name, specifier }: Asked): void => {
    const to = positions.get(name);
    if (to === undefined) missing.push(`${quote(name)} (for ${asker})`);
    else {
      targets[from]?.push(to);
      builder.addEdge(from, to, PROD, specifier);
    }
  };
  for (const one of asked) connect(root, 'the Podfile', one);
  for (const { name, dependencies } of pods) {
    for (const one of dependencies) connect(positions.get(name) ?? root, quote(name), one);
  }
  if (missing.length > 0) log.add('unresolved-version', `the lockfile has no entry for ${someOf(missing)}`);
  reportUnreached(pods, root, targets, log);
  return builder;
}

/** CocoaPods keeps no pod that nothing asks for. */
function reportUnreached(pods: readonly Pod[], root: number, targets: readonly number[][], log: ProblemLog): void {
  const reached = new Uint8Array(targets.length);
  reach(root, targets, reached);
  for (const [index, { name, span }] of pods.entries()) {
    if (!reached[root + 1 + index])
      log.add('unknown-entry', `nothing asks for ${quote(name)}: part of the file may be gone`, span);
  }
}

function someOf(texts: readonly string[]): string {
  const more = texts.length > MOST_NAMED ? ` and ${texts.length - MOST_NAMED} more` : '';
  return `${texts.slice(0, MOST_NAMED).join(', ')}${more}`;
}
