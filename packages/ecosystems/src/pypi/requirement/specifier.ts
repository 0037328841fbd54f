import { pep440, type Pep440Version } from '@morel/versions';

/** One clause of a version specifier, its version as written. */
interface Clause {
  readonly operator: string;
  readonly version: string;
}

const CLAUSE = /^(===|~=|==|!=|<=|>=|<|>)\s*([^\s,;()]+)$/;
const LIMIT = 2_000;

/** The clauses of a version specifier (packaging.python.org, "Version specifiers"); undefined where one is malformed. */
function clausesOf(specifier: string): Clause[] | undefined {
  if (specifier.length > LIMIT) return undefined;
  const clauses: Clause[] = [];
  for (const part of specifier.split(',')) {
    const text = part.trim();
    if (text === '') continue;
    const [, operator, version] = CLAUSE.exec(text) ?? [];
    if (operator === undefined || version === undefined) return undefined;
    clauses.push({ operator, version });
  }
  return clauses;
}

/** Whether the text is a version specifier, or none at all. */
export function isSpecifier(text: string): boolean {
  return clausesOf(text) !== undefined;
}

/** The one version that a specifier allows with `==` or `===`; undefined for ranges, prefixes and contradictions. */
export function pinOf(specifier: string): string | undefined {
  const pins = new Set<string>();
  for (const { operator, version } of clausesOf(specifier) ?? []) {
    if (operator === '===' || (operator === '==' && !version.endsWith('.*'))) pins.add(version);
  }
  const [pin] = pins;
  return pins.size === 1 ? pin : undefined;
}

/**
 * The specifier in one spelling, so that a manifest and a lockfile can be compared: no blanks, versions normalised,
 * clauses sorted. Text that is no specifier stays as it is, but for blanks around it.
 */
export function canonicalSpecifier(specifier: string): string {
  const clauses = clausesOf(specifier);
  if (!clauses) return specifier.trim();
  const texts = clauses.map(({ operator, version }) => operator + (operator === '===' ? version : spelled(version)));
  return [...new Set(texts)].sort(byVersion).join(',');
}

/** Lower bounds before upper bounds reads best; the order itself only has to be one. */
function byVersion(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function rank(clause: string): number {
  return ['=', '~', '>', '<', '!'].indexOf(clause.charAt(0));
}

/** A release that is spelled as it is compared, which most are. */
const PLAIN = /^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8}))*$/;

function spelled(text: string): string {
  if (PLAIN.test(text)) return text;
  const wildcard = text.endsWith('.*') ? '.*' : '';
  const version = pep440.parse(wildcard === '' ? text : text.slice(0, -2));
  return version ? spelledVersion(version) + wildcard : text;
}

function spelledVersion({ epoch, release, phase, phaseNumber, post, dev, local }: Pep440Version): string {
  return [
    String(epoch) === '0' ? '' : `${epoch}!`,
    release.join('.'),
    phase === 'final' || phase === 'dev' ? '' : `${phase}${phaseNumber}`,
    post === undefined ? '' : `.post${post}`,
    dev === undefined ? '' : `.dev${dev}`,
    local === undefined ? '' : `+${local.join('.')}`,
  ].join('');
}

/** Whether a version satisfies a specifier as far as both can be read: what cannot be judged counts as satisfied. */
export function mayBe(version: string, specifier: string): boolean {
  const parsed = pep440.parse(version);
  return parsed === undefined || pep440.satisfies(parsed, specifier) !== false;
}
