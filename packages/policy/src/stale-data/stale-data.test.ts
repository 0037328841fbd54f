import type { DataSubject, FeedReport } from '@morel/model';
import { ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

function feed(name: string, part: string, ageHours: number): FeedReport {
  return {
    feed: name,
    source: 'mirror',
    part,
    records: 1,
    pulled: '2026-01-01T00:00:00Z',
    inUse: true,
    ageHours,
    stale: false,
  };
}

function data(...feeds: readonly FeedReport[]): DataSubject {
  return { path: '', now: 0, data: { kind: 'own', feeds } };
}

ruleConformance(rule, [
  { name: 'has nothing against fresh data', subject: data(feed('osv', 'npm', 168)), says: [] },
  {
    name: 'names each feed over the limit, with its part',
    subject: data(feed('osv', 'npm', 169), feed('osv', 'PyPI', 1), feed('kev', 'all', 240)),
    says: [
      { message: 'The data of osv (npm) is 7 days old; the limit is 7 days.' },
      { message: 'The data of kev is 10 days old; the limit is 7 days.' },
    ],
  },
  {
    name: 'takes hours for single feeds',
    subject: data(feed('osv', 'npm', 30), feed('kev', 'all', 240)),
    options: { feeds: ['osv=24', 'kev=720'] },
    says: [{ message: 'The data of osv (npm) is 30 hours old; the limit is 24 hours.' }],
  },
  {
    name: 'is not switched off by hours that are none',
    subject: data(feed('osv', 'npm', 400)),
    options: { feeds: ['osv=never', 'osv='] },
    says: [{ message: 'The data of osv (npm) is 17 days old; the limit is 7 days.' }],
  },
]);
