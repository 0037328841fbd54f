import { type Inventory, type Match, type Undecided, isFirstParty, quote } from '@morel/model';
import type { PackageEntry } from '../file/package-entry.ts';
import type { AdvisoryIndex } from '../read/open-index.ts';
import { type MatchedEcosystem, checkProbes } from './check-probes.ts';
import { NOTHING_KNOWN, type PackageVerdict, matchPackage } from './match-package.ts';

export interface MatchOptions {
  readonly inventory: Pick<Inventory, 'components' | 'occurrences'>;
  readonly index: AdvisoryIndex;
  /** By id: every ecosystem that a component of the inventory is of. */
  readonly ecosystems: ReadonlyMap<string, MatchedEcosystem>;
}

/** What came of matching an inventory. Every component is in exactly one of `lookedUp`, `firstParty` and `notLookedUp`. */
export interface InventoryMatches {
  /** By component, malware first, then by id. */
  readonly matches: readonly Match[];
  /** What was looked up and could not be decided. */
  readonly undecided: readonly Undecided[];
  /** Records that would hit a component, were they not withdrawn. */
  readonly withdrawn: readonly WithdrawnHit[];
  /** Components that were looked up. */
  readonly lookedUp: readonly number[];
  /** Components whose every occurrence is the user's own code: not looked up. */
  readonly firstParty: readonly number[];
  /** Components that could not be looked up, with their ecosystem in `notHeld` or `noSource`. */
  readonly notLookedUp: readonly number[];
  /** Ecosystems of components for which advisories exist and the index holds none: nothing is known of those components. */
  readonly notHeld: readonly string[];
  /** Ecosystems of components that were looked up, of whose advisories no source of the index is known to list all. */
  readonly notWhole: readonly NotWhole[];
  /** Ecosystems for which no advisories exist, or which no extension knows. */
  readonly noSource: readonly string[];
}

/** An ecosystem that an index holds without a whole listing of it. */
export interface NotWhole {
  readonly ecosystem: string;
  /** Its sources say that they are selections, or nothing. */
  readonly extent: 'selection' | 'unknown';
}

/** A withdrawn record that stays out of the matches. */
export interface WithdrawnHit {
  readonly component: number;
  readonly record: string;
  /** When it was withdrawn, ISO. */
  readonly withdrawn: string;
}

/** Looks every component up in the index. Throws `index-damaged` or `index-version`; never leaves a component out in silence. */
export function matchInventory({ inventory, index, ecosystems }: MatchOptions): InventoryMatches {
  const own = ownComponents(inventory);
  const lookup = lookupIn(index, ecosystems);
  const { components } = inventory;
  const matches: Match[] = [];
  const undecided: Undecided[] = [];
  const withdrawn: WithdrawnHit[] = [];
  const lookedUp: number[] = [];
  const firstParty: number[] = [];
  const notLookedUp: number[] = [];
  for (let component = 0; component < components.length; component++) {
    const { ecosystem = '', name = '', version } = components[component] ?? {};
    if (own[component]) {
      firstParty.push(component);
      continue;
    }
    const found = lookup.find(ecosystem, name);
    if (!found) {
      notLookedUp.push(component);
      continue;
    }
    lookedUp.push(component);
    if (!found.entry && version !== undefined) continue;
    const verdict = found.entry ? matchPackage(found.entry, found.order, version) : NOTHING_KNOWN;
    verdict.matches.forEach(({ advisory, evidence, fixed }) => matches.push({ advisory, component, evidence, fixed }));
    if (version === undefined || verdict.open.length > 0) undecided.push(...undecidedOf(component, version, verdict));
    for (const { record } of verdict.withdrawn) {
      withdrawn.push({ component, record: record.id, withdrawn: record.withdrawn ?? '' });
    }
  }
  const { notHeld, noSource, notWhole } = lookup;
  return {
    matches,
    undecided,
    withdrawn,
    lookedUp,
    firstParty,
    notLookedUp,
    notHeld: [...notHeld].sort(),
    noSource: [...noSource].sort(),
    notWhole: notWhole.toSorted((a, b) => (a.ecosystem < b.ecosystem ? -1 : 1)),
  };
}

interface Lookup {
  /** The entry of a package, if any, and its order; undefined where the ecosystem cannot be looked up. */
  find(ecosystem: string, name: string): Found | undefined;
  readonly notHeld: Set<string>;
  readonly noSource: Set<string>;
  readonly notWhole: NotWhole[];
}

interface Found {
  readonly entry: PackageEntry | undefined;
  readonly order: MatchedEcosystem['versions'];
}

function lookupIn(index: AdvisoryIndex, ecosystems: MatchOptions['ecosystems']): Lookup {
  const notHeld = new Set<string>();
  const noSource = new Set<string>();
  const notWhole: NotWhole[] = [];
  const opened = new Map<string, MatchedEcosystem | undefined>();
  const open = (id: string): MatchedEcosystem | undefined => {
    const ecosystem = ecosystems.get(id);
    if (!ecosystem || ecosystem.about.osv.length === 0) {
      noSource.add(id);
      return undefined;
    }
    const coverages = ecosystem.about.osv.flatMap((name) => index.coverage(name) ?? []);
    for (const coverage of coverages) checkProbes(coverage, ecosystem);
    if (coverages.length === 0) {
      notHeld.add(id);
      return undefined;
    }
    const extent = extentOf(index, ecosystem.about.osv);
    if (extent !== 'whole') notWhole.push({ ecosystem: id, extent });
    return ecosystem;
  };
  const find: Lookup['find'] = (id, name) => {
    if (!opened.has(id)) opened.set(id, open(id));
    const held = opened.get(id);
    return held && { entry: index.affecting(held.about.purlType, name), order: held.versions };
  };
  return { find, notHeld, noSource, notWhole };
}

/** Of several sources the one that lists most counts. */
function extentOf({ meta }: AdvisoryIndex, parts: readonly string[]): NotWhole['extent'] | 'whole' {
  const extents = new Set(meta.feeds.filter(({ part }) => parts.includes(part)).map(({ extent }) => extent));
  if (extents.has('whole')) return 'whole';
  return extents.has(undefined) ? 'unknown' : 'selection';
}

/** For each component, whether its every occurrence is first-party; undefined for one without occurrences. */
function ownComponents({ occurrences }: MatchOptions['inventory']): readonly (boolean | undefined)[] {
  const own: (boolean | undefined)[] = [];
  for (let at = 0; at < occurrences.length; at++) {
    const occurrence = occurrences[at];
    if (!occurrence) continue;
    const { component, source } = occurrence;
    own[component] = own[component] !== false && isFirstParty(source);
  }
  return own;
}

/** One line for the version, if that is what is in the way, and one for each record whose range is. */
function undecidedOf(component: number, version: string | undefined, verdict: PackageVerdict): Undecided[] {
  const undecided: Undecided[] = [];
  const blocked = verdict.open.filter(({ why }) => why === 'version').length;
  if (version === undefined) {
    if (blocked > 0 || verdict.matches.length === 0) undecided.push({ component, reason: 'no version' });
  } else if (blocked > 0) {
    const records = blocked === 1 ? '1 record of this package goes' : `${blocked} records of this package go`;
    undecided.push({ component, reason: `the version ${quote(version)} cannot be compared, and ${records} by ranges` });
  }
  for (const { record, why } of verdict.open) {
    if (why !== 'range') continue;
    undecided.push({
      component,
      record: record.head().id,
      reason: 'a range of the record cannot be read in the order of this ecosystem',
    });
  }
  return undecided;
}
