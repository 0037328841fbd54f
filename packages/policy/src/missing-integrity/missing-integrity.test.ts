import type { OccurrenceSubject, Source } from '@morel/model';
import { occurrenceSubject, ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

function digests(...values: readonly string[]): OccurrenceSubject {
  return occurrenceSubject({ occurrence: { digests: values } });
}

function bare(source: Source): OccurrenceSubject {
  return occurrenceSubject({ occurrence: { digests: [], source } });
}

const MISSING = 'acorn-tool@1.2.3 is locked without a digest.';

ruleConformance(rule, [
  { name: 'names an entry without one', subject: digests(), says: [{ message: MISSING }] },
  {
    name: 'names an archive without one',
    subject: bare({ kind: 'url', url: 'https://a.example/x.tgz' }),
    says: [{ message: MISSING }],
  },
  {
    name: 'names an entry with a weak one only',
    subject: digests('sha1-aGVsbG8='),
    says: [{ message: 'acorn-tool@1.2.3 is locked with a weak digest only (sha1).' }],
  },
  {
    name: 'does not take a digest of unknown kind for a sound one',
    subject: digests('aGVsbG8'),
    says: [{ message: 'acorn-tool@1.2.3 is locked with a weak digest only (of unknown kind).' }],
  },
  {
    name: 'takes what the policy calls weak for weak',
    subject: digests('md5:aa', 'sha256:bb'),
    options: { weak: ['md5', 'sha256'] },
    says: [{ message: 'acorn-tool@1.2.3 is locked with a weak digest only (md5, sha256).' }],
  },
  {
    name: 'is content with one sound digest among weak ones',
    subject: digests('sha1-aGVsbG8=', 'sha512-aGVsbG8='),
    says: [],
  },
  {
    name: 'asks no digest of formats that have none',
    subject: occurrenceSubject({ occurrence: { digests: [] }, expectsDigest: false }),
    says: [],
  },
  {
    name: 'asks no digest of a git commit',
    subject: bare({ kind: 'git', url: 'https://a.example/x', commit: 'abc' }),
    says: [],
  },
  { name: 'asks no digest of the project itself', subject: bare({ kind: 'project', path: '' }), says: [] },
  { name: 'asks no digest of what lies inside another archive', subject: bare({ kind: 'bundled' }), says: [] },
]);
