import { quote, type ProblemLog } from '@morel/model';
import { mayBe } from '../../requirement/specifier.ts';
import type { RequirementEntry } from './entry.ts';

/** A requirement with the version that is installed for it. */
export interface ResolvedEntry {
  readonly entry: RequirementEntry;
  readonly version: string | undefined;
  readonly digests: readonly string[];
  /** The condition under which it is this version. */
  readonly marker?: string;
  /** Nothing but a constraints file names it: something that is installed may bring it. */
  readonly isConstraint: boolean;
}

/** More versions than this for one name say no more. */
const MAX_PINS = 20;

/**
 * Gives each requirement its version: its own pin, or those of the constraints and of other requirements that fit. What
 * is pinned by constraints alone comes last. What has no version is reported.
 */
export function resolveEntries(
  requirements: readonly RequirementEntry[],
  constraints: readonly RequirementEntry[],
  log: ProblemLog,
): ResolvedEntry[] {
  const pins = pinsByName([...constraints, ...requirements]);
  const named = new Set(requirements.map(({ name }) => name));
  const resolved = requirements.flatMap((entry) => resolveEntry(entry, pins, log));
  for (const entry of constraints) {
    if (entry.version === undefined || named.has(entry.name)) continue;
    resolved.push({ ...ownVersion(entry), isConstraint: true });
  }
  return resolved;
}

function pinsByName(entries: readonly RequirementEntry[]): Map<string, RequirementEntry[]> {
  const pins = new Map<string, RequirementEntry[]>();
  for (const entry of entries) {
    if (entry.name === undefined || entry.version === undefined) continue;
    const known = pins.get(entry.name);
    if (!known) pins.set(entry.name, [entry]);
    else if (known.length < MAX_PINS && known.every(({ version }) => version !== entry.version)) known.push(entry);
  }
  return pins;
}

function resolveEntry(
  entry: RequirementEntry,
  pins: ReadonlyMap<string, readonly RequirementEntry[]>,
  log: ProblemLog,
): ResolvedEntry[] {
  const { name, version, source, specifier } = entry;
  if (version !== undefined || source.kind !== 'registry' || name === undefined) {
    reportAddress(entry, log);
    return [ownVersion(entry)];
  }
  const fitting = (pins.get(name) ?? []).filter((pin) => pin.version !== undefined && mayBe(pin.version, specifier));
  if (fitting.length === 0 || entry.variable !== undefined) {
    log.add('unresolved-version', `${quote(name)} may be ${allowed(entry)}`, entry.span, entry.file);
    return [ownVersion(entry)];
  }
  return fitting.map((pin) => {
    const marker = entry.marker ?? pin.marker;
    return {
      entry,
      version: pin.version,
      digests: [...new Set([...entry.digests, ...pin.digests])],
      ...(marker !== undefined && { marker }),
      isConstraint: false,
    };
  });
}

function ownVersion(entry: RequirementEntry): ResolvedEntry {
  const { version, digests, marker } = entry;
  return { entry, version, digests, ...(marker !== undefined && { marker }), isConstraint: false };
}

/** A repository without a commit gives whatever its branch or tag holds that day. */
function reportAddress({ source, text, file, span }: RequirementEntry, log: ProblemLog): void {
  if (source.kind !== 'git' || source.commit !== undefined) return;
  log.add(
    'unresolved-version',
    `${quote(text)} names no commit: what is installed changes with the branch or tag`,
    span,
    file,
  );
}

function allowed({ specifier, variable }: RequirementEntry): string {
  if (variable !== undefined) return `any version: it is set by the environment variable ${quote(variable)}`;
  return specifier === '' ? 'any version' : `any version that is ${quote(specifier)}`;
}
