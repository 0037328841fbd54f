import type { Bom, BomComponent, BomDocument } from '@morel/model';
import { get, type Step } from '@morel/parse';
import type { PlacedBom, PlacedName } from '../sbom/placed.ts';
import { artifactOf, listOf, textOf } from './artifact.ts';
import { relationshipsOf, type KnownKeys } from './relationships.ts';
import { distributionOf, sourceOf } from './source.ts';

/** With the types of relationships that are not known. */
export interface SyftBom extends PlacedBom {
  readonly others: readonly string[];
}

/** The bill of materials in a checked document. */
export function bomOf(document: unknown): SyftBom {
  const places = new Map<string, readonly Step[]>();
  const { artifacts, doubled } = artifactsOf(document, places);
  const source = get(document, 'source');
  const subject = textOf(source, 'id') ?? '#source';
  const known: KnownKeys = { artifacts: new Set(artifacts.keys()), source: subject };
  const { dependencies, owners, dangling, others } = relationshipsOf(document, known);
  const distribution = distributionOf(get(document, 'distro'), '#distro');
  places.set(subject, ['source']);
  const bom: Bom = {
    document: documentOf(document),
    subject,
    components: [
      sourceOf(source, subject),
      ...(distribution ? [distribution] : []),
      ...[...artifacts.values()].map((artifact) => {
        const partOf = owners.get(artifact.key);
        return partOf === undefined ? artifact : { ...artifact, partOf };
      }),
    ],
    dependencies,
    completeness: [],
  };
  return { bom, dropped: droppedOf(document), places, doubled, dangling, others };
}

/** Version 1.0.0 gave artifacts no ids. */
function artifactsOf(
  document: unknown,
  places: Map<string, readonly Step[]>,
): { artifacts: Map<string, BomComponent>; doubled: PlacedName[] } {
  const artifacts = new Map<string, BomComponent>();
  const doubled: PlacedName[] = [];
  const source = textOf(get(document, 'source'), 'id');
  for (const [at, value] of listOf(document, 'artifacts').entries()) {
    const id = textOf(value, 'id');
    const isDouble = id !== undefined && (artifacts.has(id) || id === source);
    if (isDouble) doubled.push({ name: id, path: ['artifacts', at, 'id'] });
    const key = id === undefined || isDouble ? `#artifacts/${at}` : id;
    artifacts.set(key, artifactOf(value, key));
    places.set(key, ['artifacts', at]);
  }
  return { artifacts, doubled };
}

function documentOf(document: unknown): BomDocument {
  const descriptor = get(document, 'descriptor');
  const version = textOf(descriptor, 'version');
  const supplier = textOf(descriptor, 'supplier');
  return {
    format: `Syft JSON ${textOf(get(document, 'schema'), 'version') ?? ''}`,
    authors: [],
    tools: [{ name: textOf(descriptor, 'name') ?? '', ...(version && { version }) }],
    ...(supplier && { supplier: { kind: 'organisation', name: supplier } }),
    phases: [],
  };
}

function droppedOf(document: unknown): string[] {
  const hasMetadata = listOf(document, 'artifacts').some((one) => (get(one, 'metadata') ?? null) !== null);
  const lists = ['files', 'secrets'].filter((key) => listOf(document, key).length > 0);
  return hasMetadata ? ['artifacts.metadata', ...lists] : lists;
}
