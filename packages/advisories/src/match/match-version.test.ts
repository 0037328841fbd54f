import * as fc from 'fast-check';
import { semver } from '@morel/versions';
import { expect, it } from 'vitest';
import { indexOf } from '../fixtures/memory-index.ts';
import { naiveMatch } from '../fixtures/naive-match.ts';
import type { OsvRecord } from '../fixtures/read-osv.ts';
import { matchPackage } from './match-package.ts';
import { matchVersion } from './match-version.ts';

const small = fc.integer({ min: 0, max: 3 });
const release = fc.tuple(small, small, small).map((parts) => parts.join('.'));
const version = fc.oneof(
  { weight: 6, arbitrary: release },
  {
    weight: 2,
    arbitrary: fc.tuple(release, fc.constantFrom('-alpha', '-beta.2', '-beta.10', '-0')).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: release.map((text) => `${text}+build`) },
);
const odd = fc.constantFrom('latest', '1.x', '', 'v', '1.2.3.4.5', '(devel)');
const anyVersion = fc.oneof({ weight: 9, arbitrary: version }, { weight: 1, arbitrary: odd });

/** Events at versions that differ in the order: what comes first at one version is not for the specification to say. */
const events = fc
  .uniqueArray(version, {
    maxLength: 5,
    comparator: (a, b) => semver.compare(semver.parse(a)!, semver.parse(b)!) === 0,
  })
  .chain((versions) => {
    const kind = fc.constantFrom('introduced', 'introduced', 'fixed', 'fixed', 'last_affected', 'limit');
    return fc.tuple(
      ...versions.map((text) => kind.map((one) => ({ [one]: text }))),
      fc.constantFrom([], [{ introduced: '0' }], [{ fixed: 'odd one' }]),
    );
  })
  .map((parts) => parts.flat());

const range = fc.record({ type: fc.constantFrom('SEMVER' as const, 'ECOSYSTEM' as const, 'GIT' as const), events });
const affected = fc.record({
  package: fc.record({ ecosystem: fc.constant('npm'), name: fc.constantFrom('left', 'left', 'right') }),
  versions: fc.array(anyVersion, { maxLength: 6 }),
  ranges: fc.array(range, { maxLength: 3 }),
});
const id = fc.constantFrom('CVE-1', 'CVE-2', 'CVE-3', 'CVE-4', 'GHSA-9');
const record = fc.record({
  aliases: fc.array(id, { maxLength: 2 }),
  affected: fc.array(affected, { maxLength: 3 }),
  withdrawn: fc.constantFrom(undefined, undefined, undefined, '2024-01-01T00:00:00Z'),
});
const records = fc.array(record, { maxLength: 6 }).map((list) =>
  list.map(({ withdrawn, ...rest }, at): OsvRecord => ({
    id: `GHSA-${at}`,
    ...rest,
    ...(withdrawn && { withdrawn }),
  })),
);

/** The specification leaves git ranges to commits. */
function withoutGit(one: OsvRecord): OsvRecord {
  const kept = (one.affected ?? []).map((part) => ({
    ...part,
    ranges: (part.ranges ?? []).filter(({ type }) => type !== 'GIT'),
  }));
  return { ...one, affected: kept };
}

it('gives the same answers as the plain algorithm over the same records', async () => {
  const property = fc.asyncProperty(
    records,
    fc.array(anyVersion, { minLength: 1, maxLength: 8 }),
    async (list, versions) => {
      const index = await indexOf(list);
      for (const name of ['left', 'right']) {
        const entry = index.affecting('npm', name);
        for (const text of versions) {
          const expected = list.map((one) => [one.id, naiveMatch(withoutGit(one), name, text, semver)] as const);
          const found = entry && matchVersion(entry, semver, text);
          const hits = found?.hits.map((hit) => hit.record.id) ?? [];
          expect(hits, `${name}@${text}`).toEqual(expected.flatMap(([one, answer]) => (answer === 'hit' ? one : [])));
          const open = found?.open.map((one) => one.record.head().id) ?? [];
          expect(open, `${name}@${text}`).toEqual(expected.flatMap(([one, answer]) => (answer === 'open' ? one : [])));
        }
      }
    },
  );
  await fc.assert(property, { numRuns: 250 });
});

it('offers as fixed only versions above that no record of the incident hits, and all of those that one calls fixed', async () => {
  const property = fc.asyncProperty(records, version, async (list, text) => {
    const entry = (await indexOf(list)).affecting('npm', 'left');
    const own = semver.parse(text);
    if (!entry || own === undefined) return;
    for (const { advisory, fixed } of matchPackage(entry, semver, text).matches) {
      const incident = entry.records.find((one) => one.head().id === advisory.records[0])?.incidents[0] ?? -1;
      const ids = entry.records
        .filter((one) => !one.withdrawn && one.incidents.includes(incident))
        .map((one) => one.head().id);
      const members = list.filter((one) => ids.includes(one.id)).map(withoutGit);
      const isFix = (candidate: string): boolean => {
        const value = semver.parse(candidate);
        if (value === undefined || semver.compare(value, own) <= 0) return false;
        if (semver.isPrerelease(value) && !semver.isPrerelease(own)) return false;
        return !members.some((one) => naiveMatch(one, 'left', candidate, semver) === 'hit');
      };
      expect(fixed.filter((one) => !isFix(one))).toEqual([]);
      const ends = entry.records.flatMap((one) => (ids.includes(one.head().id) ? one.affected : []));
      const texts = ends.flatMap(({ ranges }) =>
        ranges.flatMap(({ bounds }) =>
          bounds.flatMap((end, at) => (at % 2 && end > 0 ? (entry.points[end - 1] ?? '') : [])),
        ),
      );
      const expected = [...new Set(texts.filter(isFix).map((one) => JSON.stringify(semver.parse(one))))];
      expect(fixed.map((one) => JSON.stringify(semver.parse(one))).sort()).toEqual(expected.sort());
    }
  });
  await fc.assert(property, { numRuns: 150 });
});
