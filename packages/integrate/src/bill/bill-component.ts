import type { Graph, Scope } from '@morel/inventory';
import {
  hashOf,
  isFirstParty,
  OWN_PROPERTY,
  parsePurl,
  type BomComponent,
  type BomHash,
  type BomLink,
  type Component,
  type Inventory,
  type Licence,
  type Occurrence,
} from '@morel/model';

export interface ComponentParts {
  readonly inventory: Inventory;
  readonly graph: Graph;
  readonly component: Component;
  /** Positions. */
  readonly occurrences: readonly number[];
  readonly key: string;
}

/** All that the occurrences of a component say, as one component of a bill. */
export function billComponent({ inventory, graph, component, occurrences, key }: ComponentParts): BomComponent {
  const places = occurrences.flatMap((position) => inventory.occurrences[position] ?? []);
  const own = places.every(({ source }) => isFirstParty(source));
  const { namespace, name } = parsePurl(component.purl ?? '') ?? { name: component.name };
  const scope = own ? undefined : scopeOf(occurrences.map((position) => graph.scope[position] ?? 'unreached'));
  const supplier = places.find((place) => place.supplier !== undefined)?.supplier;
  return {
    key,
    kind: own ? 'application' : 'library',
    name,
    ...(namespace !== undefined && { group: namespace }),
    ...(component.version !== undefined && { version: component.version }),
    ...(component.purl !== undefined && { purl: component.purl }),
    identifiers: [],
    hashes: hashesOf(places),
    licences: licencesOf(places),
    ...(supplier !== undefined && { supplier: { kind: 'organisation', name: supplier } }),
    ...(scope && { scope }),
    links: linksOf(places),
    properties: own ? [OWN_PROPERTY] : [],
  };
}

/** Only development asks for it: not delivered. */
function scopeOf(scopes: readonly Scope[]): BomComponent['scope'] {
  if (scopes.some((scope) => scope !== 'dev' && scope !== 'optional')) return 'required';
  return scopes.includes('optional') ? 'optional' : 'excluded';
}

function hashesOf(places: readonly Occurrence[]): BomHash[] {
  const found = new Map<string, BomHash>();
  for (const { digests } of places) {
    for (const digest of digests) {
      const hash = hashOf(digest);
      if (hash) found.set(`${hash.algorithm} ${hash.value}`, hash);
    }
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, hash]) => hash);
}

function licencesOf(places: readonly Occurrence[]): Licence[] {
  const found = new Map<string, Licence>();
  for (const { licences = [] } of places) for (const licence of licences) found.set(JSON.stringify(licence), licence);
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, licence]) => licence);
}

/** Where its bytes come from: the address of an archive, or of a repository. An address of a registry alone is none. */
function linksOf(places: readonly Occurrence[]): BomLink[] {
  const links = new Map<string, BomLink>();
  for (const { source } of places) {
    if (source.kind === 'git') links.set(`vcs ${source.url}`, { kind: 'vcs', url: source.url, hashes: [] });
    if ((source.kind === 'registry' || source.kind === 'url') && isArchive(source.url))
      links.set(`distribution ${source.url}`, { kind: 'distribution', url: source.url, hashes: [] });
  }
  return [...links].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, link]) => link);
}

function isArchive(url: string | undefined): url is string {
  return (
    url !== undefined && /^https?:.*\.(?:tgz|tar\.gz|tar\.bz2|tar\.xz|zip|whl|crate|gem|jar|nupkg)(?:[?#]|$)/i.test(url)
  );
}
