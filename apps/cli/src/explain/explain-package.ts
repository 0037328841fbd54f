import { matchPackage, toAffected, type AdvisoryIndex, type PackageEntry, type PackageRecord } from '@morel/advisories';
import { ecosystems } from '@morel/ecosystems';
import { hasPurlType, parsePurl, printable, type Ecosystem, type PurlParts } from '@morel/model';
import { checkEcosystems } from '../extensions.ts';
import type { OpenData } from '../open-data.ts';
import { intervalText } from './interval-text.ts';

interface Wanted {
  readonly name: string;
  readonly version: string | undefined;
  /** Where the package was named by a package URL. */
  readonly purl?: PurlParts;
}

/** How each record on a package is matched with a version of it: hit or not, by which range, in which order. */
export async function explainPackage(
  { index }: OpenData,
  text: string,
  only: readonly string[],
): Promise<string | undefined> {
  checkEcosystems(only);
  const wanted = split(text);
  const parts: string[] = [];
  for (const { about, load } of ecosystems) {
    if (only.length > 0 && !only.includes(about.id)) continue;
    if (wanted.purl && !hasPurlType(about, wanted.purl.type)) continue;
    if (!about.osv.some((name) => index.holds(name))) continue;
    const ecosystem = await load();
    const part = describe(index, ecosystem, wanted);
    if (part !== undefined) parts.push(part);
  }
  return parts.length === 0 ? undefined : parts.join('\n');
}

function split(text: string): Wanted {
  const purl = parsePurl(text);
  if (purl) return { name: purl.name, version: purl.version, purl };
  const at = text.lastIndexOf('@');
  return at > 0 ? { name: text.slice(0, at), version: text.slice(at + 1) } : { name: text, version: undefined };
}

function describe(index: AdvisoryIndex, { about, names, versions }: Ecosystem, wanted: Wanted): string | undefined {
  const name = wanted.purl ? names.fromPurl(wanted.purl) : names.normalise(wanted.name);
  const entry = index.affecting(about.purlType, name);
  if (!entry) return undefined;
  const { version } = wanted;
  const verdict = matchPackage(entry, versions, version);
  const hits = new Map(verdict.matches.flatMap(({ evidence }) => evidence.map((item) => [item.record, item] as const)));
  const parsed = version !== undefined && versions.parse(version) !== undefined;
  const head = `${about.title}: ${printable(name)}${version === undefined ? '' : ` ${printable(version)}`}, ${entry.records.length} record${entry.records.length === 1 ? '' : 's'}, versions compared as ${versions.id}`;
  const lines = [head];
  if (version === undefined) lines.push(`  (${printable(name)}@VERSION says which of them hit)`);
  if (version !== undefined && !parsed)
    lines.push(`  ${printable(version)} is no version of this order: ranges cannot be decided`);
  for (const found of entry.records)
    lines.push(...recordLines({ entry, version, open: verdict.open }, found, hits.has(found.head().id)));
  const fixed = verdict.matches.map(
    ({ advisory, fixed: list }) =>
      `  ${advisory.id}: fixed in ${list.length === 0 ? 'no known release' : list.join(', ')}`,
  );
  return `${[...lines, ...(fixed.length > 0 ? ['', ...fixed] : [])].join('\n')}\n`;
}

interface Asked {
  readonly entry: PackageEntry;
  readonly version: string | undefined;
  /** Records that can neither hit nor clear the version. */
  readonly open: readonly { readonly record: PackageRecord }[];
}

function recordLines({ entry, version, open }: Asked, found: PackageRecord, isHit: boolean): string[] {
  const record = found.head();
  const state = stateOf(found, isHit, version, open);
  const head = `  ${state.padEnd(9)} ${printable(record.id)}  ${printable(record.title, 100)}`;
  // Records repeat themselves: the same range in several entries is shown once.
  const lines = new Set([head]);
  for (const item of found.affected) {
    const { versions, ranges } = toAffected(entry, item);
    for (const { intervals } of ranges)
      for (const interval of intervals) lines.add(`            ${printable(intervalText(interval))}`);
    if (versions.length > 0)
      lines.add(
        `            ${versions.length} listed version${versions.length === 1 ? '' : 's'}${version !== undefined && versions.includes(version) ? `, ${printable(version)} among them` : ''}`,
      );
  }
  return [...lines];
}

function stateOf(
  found: PackageRecord,
  isHit: boolean,
  version: string | undefined,
  open: readonly { readonly record: PackageRecord }[],
): string {
  if (found.withdrawn) return 'withdrawn';
  if (isHit) return 'HIT';
  if (version === undefined) return 'record';
  return open.some(({ record }) => record === found) ? 'undecided' : 'no';
}
