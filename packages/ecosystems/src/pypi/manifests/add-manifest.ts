import {
  quote,
  type EdgeKind,
  type Entry,
  type InventoryBuilder,
  type PartialInventory,
  type ProblemLog,
} from '@morel/model';
import { about } from '../about.ts';
import { pypiComponent } from '../component.ts';
import { pinOf } from '../requirement/specifier.ts';
import { createKeys } from '../../reading/unique-keys.ts';
import type { ManifestWish } from './manifest-wish.ts';

/** A manifest's project and what it asks for. */
export interface Manifest {
  /** The project's own entry. */
  readonly root: Entry;
  readonly wishes: readonly ManifestWish[];
  /** What building it needs: never in a lockfile. */
  readonly build: readonly ManifestWish[];
}

/**
 * Adds the project, its requirements, and, for the case that no lockfile answers, an occurrence for each: with a version
 * where it is pinned, and a problem where it is not.
 */
export function addManifest(builder: InventoryBuilder, manifest: Manifest, log: ProblemLog): PartialInventory {
  const { wishes, build } = manifest;
  const keys = createKeys();
  const root = builder.add({ ...manifest.root, key: keys(manifest.root.key) });
  builder.addRoot(root, 'project');
  for (const wish of wishes) {
    addRequirement(builder, wish);
    reportUnpinned(wish, log);
    addOccurrence(builder, root, wish, keys);
  }
  for (const wish of build) {
    addRequirement(builder, wish);
    // A build dependency without a version is said once, below: no lockfile could hold it.
    if (pinOf(wish.specifier) !== undefined) addOccurrence(builder, root, wish, keys);
  }
  if (build.length > 0) {
    const names = build.map((wish) => wish.name + wish.specifier).join(', ');
    log.add(
      'not-judged',
      `what the build needs (${quote(names)}) is resolved anew each time: no lockfile holds it`,
      build[0]?.span,
    );
  }
  return builder.build();
}

function addRequirement(builder: InventoryBuilder, wish: ManifestWish): void {
  builder.addRequirement({
    ecosystem: about.id,
    name: wish.name,
    specifier: wish.specifier,
    kinds: requirementKinds(wish),
    source: wish.source.kind,
    ...(wish.span && { span: wish.span }),
    ...(wish.file !== undefined && { file: wish.file }),
  });
}

/** What holds under a condition only may be missing from a lockfile, as an optional dependency may. */
function requirementKinds({ kinds, marker }: ManifestWish): readonly EdgeKind[] {
  return marker === undefined || kinds.includes('optional') ? kinds : [...kinds, 'optional'];
}

function addOccurrence(
  builder: InventoryBuilder,
  root: number,
  wish: ManifestWish,
  keys: (text: string) => string,
): void {
  const component = pypiComponent(wish.name, versionOf(wish), wish.source);
  const occurrence = builder.add({
    component,
    key: keys(wish.name),
    source: wish.source,
    span: wish.span,
    ...(wish.file !== undefined && { file: wish.file }),
    ...(wish.marker !== undefined && { marker: wish.marker }),
    ...(wish.group !== undefined && { groups: [wish.group] }),
  });
  builder.addEdge(root, occurrence, wish.kinds, wish.specifier);
}

function versionOf(wish: ManifestWish): string | undefined {
  return wish.version ?? (wish.source.kind === 'registry' ? pinOf(wish.specifier) : undefined);
}

function reportUnpinned(wish: ManifestWish, log: ProblemLog): void {
  const { source } = wish;
  if (source.kind === 'registry' && versionOf(wish) === undefined) {
    const asked = wish.specifier === '' ? 'any version' : `any version that is ${quote(wish.specifier)}`;
    log.add('unresolved-version', `${quote(wish.name)} may be ${asked}`, wish.span, wish.file);
  }
  if (source.kind === 'git' && source.commit === undefined) {
    log.add(
      'unresolved-version',
      `${quote(wish.name)} comes from a repository, and no commit is named`,
      wish.span,
      wish.file,
    );
  }
}
