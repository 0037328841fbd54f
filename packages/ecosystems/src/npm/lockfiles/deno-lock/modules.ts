import type { Component, Entry, Span } from '@morel/model';
import { asString, entriesOf, type Parsed } from '@morel/parse';
import { withoutUser } from '../../../reading/without-user.ts';
import { about } from '../../about.ts';
import { npmComponent } from '../../component.ts';
import { hexDigests } from './packages.ts';

/** Servers that make a module of a package of npm, and what their addresses look like. */
const NPM_SERVERS: readonly RegExp[] = [
  /^https?:\/\/(?:esm\.sh|esm\.run|unpkg\.com|ga\.jspm\.io)\/(?:v\d+\/|stable\/|pin\/)?(?:npm:)?\*?((?:@[^/@]+\/)?[^/@]+)@(\d[^/?&=_]*)/,
  /^https?:\/\/cdn\.jsdelivr\.net\/npm\/((?:@[^/@]+\/)?[^/@]+)@(\d[^/?&=_]*)/,
];
/** An address up to the first part with a version: `https://deno.land/x/name@v1.2.3`. */
const VERSIONED = /^(https?:\/\/[^/?#]+(?:\/[^/@?#]*)*?\/@?[^/@?#]*)@([^/?#]+)/;

/** One package or place that modules come from, and its files. */
interface Group {
  readonly component: Component;
  readonly key: string;
  readonly digests: string[];
  readonly first: string;
}

/** What modules at addresses are: entries of packages, and whether some are of places that no registry knows. */
export interface DenoModules {
  readonly entries: readonly Entry[];
  /** Servers of modules that are of no registry. */
  readonly hosts: readonly string[];
}

/**
 * The modules that are loaded from addresses, as one entry for each package or place with a version in its address. What
 * a server makes of a package of npm is that package.
 */
export function modulesOf(remote: unknown, parsed: Parsed): DenoModules {
  const groups = new Map<string, Group>();
  const hosts = new Set<string>();
  for (const [address, value] of entriesOf(remote)) {
    const shown = withoutUser(address);
    const group = groupOf(shown);
    if (group.isPlace) hosts.add(/^[a-z]+:\/\/([^/?#]+)/i.exec(shown)?.[1] ?? shown);
    const known = groups.get(group.key) ?? { component: group.component, key: group.key, digests: [], first: address };
    known.digests.push(...hexDigests(asString(value)));
    groups.set(group.key, known);
  }
  const entries = [...groups.values()].map(({ component, key, digests, first }): Entry => ({
    component,
    key,
    source: { kind: 'url', url: withoutUser(first) },
    digests,
    // An address that holds a password is not shown as it stands in the file.
    ...(withoutUser(first) === first && { span: (): Span | undefined => parsed.span('remote', first) }),
  }));
  return { entries, hosts: [...hosts] };
}

function groupOf(address: string): { readonly key: string; readonly component: Component; readonly isPlace: boolean } {
  for (const pattern of NPM_SERVERS) {
    const [key, name, version] = pattern.exec(address) ?? [];
    if (key === undefined || name === undefined) continue;
    return { key, component: npmComponent(name, version, { kind: 'url', url: key }), isPlace: false };
  }
  const [key = address, name = address, version] = VERSIONED.exec(address) ?? [];
  return { key, component: { ecosystem: about.id, name, ...(version && { version }) }, isPlace: true };
}
