import { quote, type ProblemLog } from '@morel/model';
import { readSpecifier, splitNameAt } from '../../specifier.ts';
import type { ClassicEntry } from './classic-lines.ts';

const DIGEST = /^sha(?:1|256|384|512)-[^ ]+$/;

/** Where the file was cut off its last entry may have lost lines: what all others from registries say, it must say too. */
export function reportLastEntry(locked: readonly ClassicEntry[], log: ProblemLog): void {
  const last = locked.at(-1);
  const lost = last && lostBy(last, locked.slice(0, -1).filter(isRegistered));
  if (lost === undefined) return;
  const message = `the last entry, ${quote(last?.patterns[0] ?? '')}, has no ${lost}`;
  log.add('unknown-entry', `${message}: the file may be cut off`, last?.span);
}

function lostBy(last: ClassicEntry, others: readonly ClassicEntry[]): string | undefined {
  if (!last.values.has('version')) return 'version';
  const empty = [...last.blocks].find(([, block]) => block.size === 0);
  if (empty) return empty[0];
  if (isRemote(last) && !last.values.has('resolved')) return 'resolved';
  if (!isRegistered(last) || others.length === 0) return undefined;
  if (!last.values.has('resolved') && others.every(({ values }) => values.has('resolved'))) return 'resolved';
  // Old Yarn wrote no integrity.
  const hasNone = others.some(({ values }) => !values.has('integrity'));
  if (!last.values.has('integrity')) return hasNone ? undefined : 'integrity';
  return isCutShort(last, others) ? 'whole integrity' : undefined;
}

/** Digests of one algorithm have the same length. */
function isCutShort({ values }: ClassicEntry, others: readonly ClassicEntry[]): boolean {
  const digest = values.get('integrity');
  if (digest === undefined || digest.includes(' ')) return false;
  const algorithm = digest.slice(0, digest.indexOf('-') + 1);
  return !DIGEST.test(digest) || others.some((other) => isLonger(other.values.get('integrity'), digest, algorithm));
}

function isLonger(other: string | undefined, digest: string, algorithm: string): boolean {
  return other !== undefined && DIGEST.test(other) && other.startsWith(algorithm) && other.length > digest.length;
}

function isRegistered({ patterns }: ClassicEntry): boolean {
  return patterns.every((pattern) => readSpecifier(splitNameAt(pattern).range).source === 'registry');
}

/** What was asked for by its address was fetched from one. */
function isRemote({ patterns }: ClassicEntry): boolean {
  const { source } = readSpecifier(splitNameAt(patterns[0] ?? '').range);
  return source === 'url' || source === 'git';
}
