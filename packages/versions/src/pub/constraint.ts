import { increment } from '../numeric.ts';
import { compareNumbers, RANGE_LIMIT, type Identifier } from '../semver-version.ts';
import { compareVersions, FULL_VERSION, toVersion, type PubVersion } from './version.ts';

/** One end of a range. */
interface Bound {
  readonly version: PubVersion;
  readonly isIncluded: boolean;
}

/** What a constraint allows: from `min` to `max`, each open where absent. */
export interface Constraint {
  readonly min?: Bound;
  readonly max?: Bound;
}

const PART = new RegExp(`^\\s*(<=|<|>=|>|\\^)?\\s*${FULL_VERSION}`);
const FIRST_PRERELEASE: readonly Identifier[] = [0];
const MOST_PARTS = 32;

/**
 * A version constraint as a pubspec writes it: `any`, `^1.2.3` alone, or versions and comparisons in a row that must all
 * hold. Undefined where the text is none. Sources: "Package dependencies" of dart.dev and `VersionConstraint.parse` of
 * pub_semver.
 */
export function parseConstraint(text: string): Constraint | undefined {
  if (text.length > RANGE_LIMIT) return undefined;
  let rest = text.trim();
  if (rest === 'any') return {};
  let min: Bound | undefined;
  let max: Bound | undefined;
  for (let parts = 0; rest !== ''; parts += 1) {
    const found = PART.exec(rest);
    const version = found && toVersion(found.slice(2));
    if (!found || !version || parts === MOST_PARTS) return undefined;
    const [matched, operator] = found;
    rest = rest.slice(matched.length).trim();
    if (operator === '^') return parts === 0 && rest === '' ? compatibleWith(version) : undefined;
    const bound = { version, isIncluded: operator !== '<' && operator !== '>' };
    if (operator === undefined || operator.startsWith('>')) min = narrower(min, bound, 1);
    if (operator === undefined || operator.startsWith('<')) max = narrower(max, bound, -1);
  }
  return min || max ? withoutItsPrereleases(min, max) : undefined;
}

/** Whether the version lies in the range. */
export function allows({ min, max }: Constraint, version: PubVersion): boolean {
  return isInside(min, version, 1) && isInside(max, version, -1);
}

/** The one version that a constraint allows, if it is just one. */
export function onlyVersion({ min, max }: Constraint): PubVersion | undefined {
  if (!min?.isIncluded || !max?.isIncluded) return undefined;
  return compareVersions(min.version, max.version) === 0 ? min.version : undefined;
}

function isInside(bound: Bound | undefined, version: PubVersion, direction: 1 | -1): boolean {
  if (!bound) return true;
  const order = compareVersions(version, bound.version) * direction;
  return order > 0 || (order === 0 && bound.isIncluded);
}

/** Of two ends the one that leaves less; of equal ones that which leaves the end itself out. */
function narrower(known: Bound | undefined, bound: Bound, direction: 1 | -1): Bound {
  if (!known) return bound;
  const order = compareVersions(bound.version, known.version) * direction;
  if (order !== 0) return order > 0 ? bound : known;
  return known.isIncluded ? bound : known;
}

/** Up to the next version that may break: the next minor one of a major zero, else the next major one. */
function compatibleWith(version: PubVersion): Constraint {
  const { major, minor } = version;
  const next = major === 0 ? { major, minor: increment(minor) } : { major: increment(major), minor: 0 };
  const end = { ...next, patch: 0, pre: FIRST_PRERELEASE, build: [] };
  return { min: { version, isIncluded: true }, max: { version: end, isIncluded: false } };
}

/** `<2.0.0` leaves the pre-releases of 2.0.0 out too, unless the lower end is one of them. */
function withoutItsPrereleases(min: Bound | undefined, max: Bound | undefined): Constraint {
  const isPlain = max && !max.isIncluded && max.version.pre.length === 0 && max.version.build.length === 0;
  const startsThere = min && max && min.version.pre.length > 0 && compareNumbers(min.version, max.version) === 0;
  const end = isPlain && !startsThere ? { version: { ...max.version, pre: FIRST_PRERELEASE }, isIncluded: false } : max;
  return { ...(min && { min }), ...(end && { max: end }) };
}
