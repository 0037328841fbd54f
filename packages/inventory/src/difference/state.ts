import { isFirstParty, type Component, type Inventory, type Occurrence } from '@morel/model';
import { createGraph, type Graph } from '../graph.ts';

/** One version of a package in one state, with all its places. */
export interface Release {
  readonly component: Component;
  readonly places: readonly Occurrence[];
  /** Formats of the inputs that it stands in. Documents, which anything may have written, are left out. */
  readonly formats: ReadonlySet<string>;
  readonly direct: boolean;
  readonly scope: Graph['scope'][number];
}

/** A package in one state: its versions. Those without a version stand under the empty text. */
export type Package = ReadonlyMap<string, Release>;

/** A state of a project by package, third-party code only. */
export interface State {
  readonly packages: ReadonlyMap<string, Package>;
  /** Hosts that anything comes from. */
  readonly hosts: ReadonlySet<string>;
}

export function stateOf(inventory: Inventory): State {
  const graph = createGraph(inventory);
  const packages = new Map<string, Map<string, { component: Component; positions: number[] }>>();
  const hosts = new Set<string>();
  for (const [position, { component: at, source }] of inventory.occurrences.entries()) {
    const component = inventory.components[at];
    if (!component || isFirstParty(source)) continue;
    const host = hostOf(source);
    if (host !== undefined) hosts.add(host);
    const key = `${component.ecosystem} ${component.name}`;
    const versions = packages.get(key) ?? new Map<string, { component: Component; positions: number[] }>();
    packages.set(key, versions);
    const version = versions.get(component.version ?? '');
    if (version) version.positions.push(position);
    else versions.set(component.version ?? '', { component, positions: [position] });
  }
  return {
    packages: new Map([...packages].map(([key, versions]) => [key, packageOf(versions, inventory, graph)])),
    hosts,
  };
}

function packageOf(
  versions: ReadonlyMap<string, { readonly component: Component; readonly positions: readonly number[] }>,
  inventory: Inventory,
  graph: Graph,
): Package {
  return new Map(
    [...versions].map(([version, { component, positions }]) => [
      version,
      {
        component,
        places: positions.flatMap((position) => inventory.occurrences[position] ?? []),
        formats: new Set(positions.flatMap((position) => formatOf(inventory, position))),
        direct: positions.some((position) => graph.direct[position] === true),
        scope: strongest(positions.map((position) => graph.scope[position] ?? 'unreached')),
      },
    ]),
  );
}

function formatOf({ inputs, occurrences }: Inventory, position: number): string[] {
  const input = inputs[occurrences[position]?.input ?? -1];
  return input === undefined || input.role === 'sbom' ? [] : [`${input.reader} ${input.format}`];
}

const BINDING: readonly Graph['scope'][number][] = ['root', 'prod', 'peer', 'build', 'optional', 'dev', 'unreached'];

function strongest(scopes: readonly Graph['scope'][number][]): Graph['scope'][number] {
  return BINDING.find((scope) => scopes.includes(scope)) ?? 'unreached';
}

/** The host that the bytes come from, where the input names one. */
export function hostOf(source: Occurrence['source']): string | undefined {
  if (source.kind !== 'registry' && source.kind !== 'url' && source.kind !== 'git') return undefined;
  if (source.url === undefined) return undefined;
  // `git@host:owner/name` is an address for ssh.
  const short = /^(?:[^@/:]+@)?([\w.-]+):(?!\/)/.exec(source.url);
  return URL.canParse(source.url) ? new URL(source.url).host || undefined : short?.[1];
}
