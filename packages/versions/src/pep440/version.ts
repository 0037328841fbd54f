import { compareNumeric, toNumeric, type Numeric } from '../numeric.ts';
import { VERSION_LIMIT } from '../semver-version.ts';

/** A version of PEP 440, spellings normalised. */
export interface Pep440Version {
  readonly epoch: Numeric;
  /** As written: trailing zeros are kept, for prefixes, and do not count in the order. */
  readonly release: readonly Numeric[];
  /** What stands after the release, in the order of PEP 440: nothing but a dev release, alpha, beta, candidate, final. */
  readonly phase: 'dev' | 'a' | 'b' | 'rc' | 'final';
  /** Number of the alpha, beta or candidate. */
  readonly phaseNumber: Numeric;
  readonly post: Numeric | undefined;
  readonly dev: Numeric | undefined;
  readonly local: readonly (Numeric | string)[] | undefined;
  /** The text as given, for the operator `===`. */
  readonly text: string;
}

// PEP 440, Appendix B.
const VERSION =
  /^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d+)?)?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d+)?)?(?:[-_.]?(dev)[-_.]?(\d+)?)?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/i;
const PLAIN = /^\d+(?:\.\d+)*$/;
const DIGITS = /^\d+$/;
const PHASES: Readonly<Record<string, 'a' | 'b' | 'rc'>> = {
  a: 'a',
  alpha: 'a',
  b: 'b',
  beta: 'b',
  c: 'rc',
  rc: 'rc',
  pre: 'rc',
  preview: 'rc',
};
const RANK = { dev: 0, a: 1, b: 2, rc: 3, final: 4 } as const;

/** A version in any spelling that PEP 440 accepts; undefined for anything else. */
export function parseVersion(text: string): Pep440Version | undefined {
  if (text.length > VERSION_LIMIT) return undefined;
  const trimmed = text.trim();
  if (PLAIN.test(trimmed)) return plainVersion(trimmed);
  const found = VERSION.exec(trimmed);
  if (!found) return undefined;
  const [, epoch = '0', release = '', letter, number = '0', implicit, postWord, post = '0', devWord, dev = '0'] = found;
  const pre = letter === undefined ? undefined : PHASES[letter.toLowerCase()];
  const isPost = implicit !== undefined || postWord !== undefined;
  return {
    epoch: toNumeric(epoch),
    release: release.split('.').map(toNumeric),
    phase: pre ?? (devWord !== undefined && !isPost ? 'dev' : 'final'),
    phaseNumber: toNumeric(number),
    post: isPost ? toNumeric(implicit ?? post) : undefined,
    dev: devWord === undefined ? undefined : toNumeric(dev),
    local: found[10]?.toLowerCase().split(/[-_.]/).map(toLocalPart),
    text: trimmed,
  };
}

/** Most versions are nothing but a release. */
function plainVersion(text: string): Pep440Version {
  const release = text.split('.').map(toNumeric);
  return { epoch: 0, release, phase: 'final', phaseNumber: 0, post: undefined, dev: undefined, local: undefined, text };
}

function toLocalPart(text: string): Numeric | string {
  return DIGITS.test(text) ? toNumeric(text) : text;
}

/** The order of PEP 440, local versions included. Allocates nothing. */
export function compareVersions(a: Pep440Version, b: Pep440Version): number {
  return comparePublic(a, b) || compareLocals(a.local, b.local);
}

/** The order of PEP 440 with local versions left out. */
export function comparePublic(a: Pep440Version, b: Pep440Version): number {
  return (
    compareFamily(a, b) ||
    compareNumeric(a.post ?? -1, b.post ?? -1) ||
    compareNumeric(a.dev ?? Infinity, b.dev ?? Infinity)
  );
}

/** Compares epoch, release and phase: zero for two versions that differ in post, dev or local part alone. */
export function compareFamily(a: Pep440Version, b: Pep440Version): number {
  return (
    compareNumeric(a.epoch, b.epoch) ||
    compareReleases(a.release, b.release) ||
    RANK[a.phase] - RANK[b.phase] ||
    compareNumeric(a.phaseNumber, b.phaseNumber)
  );
}

/** Whether it is an alpha, beta, candidate or dev release. */
export function isPrerelease({ phase, dev }: Pep440Version): boolean {
  return phase !== 'final' || dev !== undefined;
}

/** The shorter release is filled up with zeros. */
function compareReleases(a: readonly Numeric[], b: readonly Numeric[]): number {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const order = compareNumeric(a[i] ?? 0, b[i] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}

function compareLocals(a: Pep440Version['local'], b: Pep440Version['local']): number {
  if (!a || !b) return Number(a !== undefined) - Number(b !== undefined);
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const order = compareLocalParts(a[i] ?? 0, b[i] ?? 0);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Numbers stand above text. */
function compareLocalParts(a: Numeric | string, b: Numeric | string): number {
  if (typeof a === 'string' && typeof b === 'string') {
    if (a === b) return 0;
    return a < b ? -1 : 1;
  }
  if (typeof a === 'string') return -1;
  if (typeof b === 'string') return 1;
  return compareNumeric(a, b);
}
