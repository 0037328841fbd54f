import type { BomDependency } from '@morel/model';
import { asString, get, type Step } from '@morel/parse';
import type { PlacedName } from '../sbom/placed.ts';
import { listOf } from './artifact.ts';

export interface Related {
  readonly dependencies: readonly BomDependency[];
  /** Owners by the keys of what they own. */
  readonly owners: ReadonlyMap<string, string>;
  readonly dangling: readonly PlacedName[];
  /** Types that are not known, each once. */
  readonly others: readonly string[];
}

/** Keys of a document that relationships may name. */
export interface KnownKeys {
  readonly artifacts: ReadonlySet<string>;
  readonly source: string | undefined;
}

/** Between a package and files, or what describes it: nothing about which package asks for which. */
const OF_FILES: ReadonlySet<string> = new Set(['evident-by', 'described-by']);

/**
 * What the relationships say. The parent of `dependency-of` is what the child asks for; the parent of the others holds the
 * child. Files are no components: `contains` with a file on one side says nothing here. Source: `RelationshipType` of Syft.
 */
export function relationshipsOf(document: unknown, known: KnownKeys): Related {
  const dependencies: BomDependency[] = [];
  const owners = new Map<string, string>();
  const dangling = new Map<string, PlacedName>();
  const others = new Set<string>();
  for (const [at, relationship] of listOf(document, 'artifactRelationships').entries()) {
    const [parent, child, type] = ['parent', 'child', 'type'].map((key) => asString(get(relationship, key)) ?? '');
    if (parent === undefined || child === undefined || type === undefined) continue;
    const kind = dependencyKind(type);
    const isOwner = type === 'contains' || type === 'ownership-by-file-overlap';
    if (kind === undefined && !isOwner) {
      if (!OF_FILES.has(type)) others.add(type);
      continue;
    }
    const place: readonly Step[] = ['artifactRelationships', at];
    const ends = [
      { name: parent, path: [...place, 'parent'] },
      { name: child, path: [...place, 'child'] },
    ];
    const missing = ends.filter(({ name }) => !known.artifacts.has(name) && name !== known.source);
    // What is contained may be a file, which the document need not list.
    for (const end of type === 'contains' ? [] : missing) dangling.set(end.name, end);
    if (missing.length > 0 || parent === known.source || child === known.source) continue;
    if (kind !== undefined) dependencies.push({ from: child, to: parent, kind });
    else if (parent !== child && !owners.has(child)) owners.set(child, parent);
  }
  return { dependencies, owners, dangling: [...dangling.values()], others: [...others] };
}

/** The kind of a dependency; undefined for a relationship that is none. Versions 1 to 16 name more than are written today. */
function dependencyKind(type: string): BomDependency['kind'] | undefined {
  if (!type.endsWith('dependency-of')) return undefined;
  const [before = ''] = type.split('-');
  return before === 'dev' || before === 'optional' || before === 'build' ? before : 'depends';
}
