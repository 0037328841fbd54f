import { semver, type SemVersion } from '@morel/versions';
import type { CsafCheck } from './csaf-check.ts';
import type { CsafDocument } from './csaf-document.ts';
import { compareInstants, instantOf, type Instant } from './instant.ts';
import { named } from './words.ts';

const HISTORY = ['document', 'tracking', 'revision_history'] as const;

interface Revision {
  readonly at: number;
  readonly number: string;
  readonly instant: Instant;
  /** Undefined where a part is too large to be compared exactly. */
  readonly version: SemVersion | undefined;
}

/** Section 6.1.14: later revisions have greater numbers. */
export const sortedHistory: CsafCheck = {
  test: '6.1.14',
  *find(csaf) {
    const sorted = sortedRevisions(csaf);
    for (const [at, revision] of sorted.entries()) {
      const path = [...HISTORY, revision.at, 'number'];
      const before = sorted[at - 1];
      if (!revision.version) yield { path, message: `${named(revision.number)} is too large to be compared` };
      else if (before?.version && semver.compare(before.version, revision.version) > 0)
        yield { path, message: `${named(revision.number)} is less than the number of an earlier revision` };
    }
  },
};

/** Section 6.1.16: the version of the document is that of its last revision. */
export const latestVersion: CsafCheck = {
  test: '6.1.16',
  *find(csaf) {
    const { version, status } = csaf.document.tracking;
    const last = sortedRevisions(csaf).at(-1)?.number ?? version;
    const compared = (text: string): string => (status === 'draft' ? release(text) : withoutBuild(text));
    if (compared(version) !== compared(last))
      yield {
        path: ['document', 'tracking', 'version'],
        message: `is ${named(version)}, and the last revision has the number ${named(last)}`,
      };
  },
};

/** Section 6.1.21: no whole number is left out, and the first is 0 or 1. */
export const missingRevision: CsafCheck = {
  test: '6.1.21',
  *find(csaf) {
    let before: number | undefined;
    for (const { at, number } of sortedRevisions(csaf)) {
      const path = [...HISTORY, at, 'number'];
      const major = Number(number.split('.', 1)[0]);
      if (before === undefined && major > 1)
        yield { path, message: `is ${named(number)}: the first revision must be 0 or 1` };
      if (before !== undefined && major > before + 1)
        yield { path, message: `is ${named(number)}: revision ${before + 1} is missing` };
      before = major;
    }
  },
};

/** Section 6.1.22: no two revisions have the same number. */
export const doubledRevision: CsafCheck = {
  test: '6.1.22',
  *find(csaf) {
    const seen = new Set<string>();
    for (const [at, { number }] of csaf.document.tracking.revision_history.entries()) {
      if (seen.has(number)) yield { path: [...HISTORY, at, 'number'], message: `uses ${named(number)} a second time` };
      seen.add(number);
    }
  },
};

/** Section 6.1.30: whole numbers and semantic versions are not mixed. */
export const mixedVersions: CsafCheck = {
  test: '6.1.30',
  *find(csaf) {
    const { version, revision_history: history } = csaf.document.tracking;
    const isSemantic = version.includes('.');
    for (const [at, { number }] of history.entries())
      if (number.includes('.') !== isSemantic)
        yield {
          path: [...HISTORY, at, 'number'],
          message: `is ${named(number)}, and the document has the version ${named(version)}: the one is a whole number, the other a semantic version`,
        };
  },
};

/** Section 6.2.4: revisions have no build metadata. */
export const buildMetadata: CsafCheck = {
  test: '6.2.4',
  *find(csaf) {
    for (const [at, { number }] of csaf.document.tracking.revision_history.entries())
      if (number.includes('+'))
        yield { path: [...HISTORY, at, 'number'], message: `${named(number)} includes build metadata` };
  },
};

/** Section 6.2.5: the document was not released before its first revision. */
export const earlyInitialRelease: CsafCheck = {
  test: '6.2.5',
  *find(csaf) {
    const date = csaf.document.tracking.initial_release_date;
    const oldest = sortedRevisions(csaf)[0];
    if (oldest && compareInstants(instantOf(date), oldest.instant) < 0)
      yield {
        path: ['document', 'tracking', 'initial_release_date'],
        message: `${named(date)} is before the first revision`,
      };
  },
};

/** Section 6.2.6: the document was not released before its last revision. */
export const earlyCurrentRelease: CsafCheck = {
  test: '6.2.6',
  *find(csaf) {
    const date = csaf.document.tracking.current_release_date;
    const newest = sortedRevisions(csaf).at(-1);
    if (newest && compareInstants(instantOf(date), newest.instant) < 0)
      yield {
        path: ['document', 'tracking', 'current_release_date'],
        message: `${named(date)} is before the last revision`,
      };
  },
};

/** The revisions by date, those of the same date by number. */
function sortedRevisions({ document }: CsafDocument): readonly Revision[] {
  const revisions = document.tracking.revision_history.map(({ date, number }, at) => ({
    at,
    number,
    instant: instantOf(date),
    version: semver.parse(number),
  }));
  return revisions.toSorted((a, b) => compareInstants(a.instant, b.instant) || compareVersions(a.version, b.version));
}

/** Versions that cannot be compared come first. */
function compareVersions(a: SemVersion | undefined, b: SemVersion | undefined): number {
  if (!a || !b) return Number(a !== undefined) - Number(b !== undefined);
  return semver.compare(a, b);
}

function withoutBuild(version: string): string {
  return version.split('+', 1)[0] ?? version;
}

/** A version without pre-release and build. */
function release(version: string): string {
  return withoutBuild(version).split('-', 1)[0] ?? version;
}
