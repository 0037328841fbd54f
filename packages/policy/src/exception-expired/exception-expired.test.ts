import type { ExceptionState, ExceptionSubject } from '@morel/model';
import { ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

function exception(state: Partial<ExceptionState>): ExceptionSubject {
  return {
    path: 'morel.yaml',
    exception: {
      rule: 'known-vulnerability',
      subject: ['pkg:npm/acorn-tool', 'CVE-2026-1000'],
      reason: 'not reached',
      owner: 'team-web',
      until: '2026-12-31',
      controls: [],
      expired: false,
      daysLeft: 30,
      used: true,
      where: { path: 'morel.yaml' },
      ...state,
    },
  };
}

const WHAT = 'The exception for pkg:npm/acorn-tool, CVE-2026-1000';

ruleConformance(rule, [
  {
    name: 'names an expired one',
    subject: exception({ expired: true, daysLeft: -3, used: false }),
    says: [{ message: `${WHAT} expired on 2026-12-31.` }],
  },
  {
    name: 'names an expired acceptance of a gap',
    subject: exception({ expired: true, daysLeft: -1, used: false, rule: undefined, subject: ['legacy/Pipfile.lock'] }),
    says: [{ message: 'The exception for legacy/Pipfile.lock expired on 2026-12-31.' }],
  },
  {
    name: 'warns before one in use ends',
    subject: exception({ daysLeft: 13 }),
    says: [{ message: `${WHAT} ends on 2026-12-31.`, level: 'warn' }],
  },
  { name: 'is quiet while there is time', subject: exception({ daysLeft: 14 }), says: [] },
  { name: 'is quiet about one that is not in use', subject: exception({ daysLeft: 1, used: false }), says: [] },
]);
