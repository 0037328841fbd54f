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

ruleConformance(rule, [
  {
    name: 'names one that silences nothing',
    subject: exception({ used: false }),
    says: [{ message: 'The exception for pkg:npm/acorn-tool, CVE-2026-1000 silences nothing.' }],
  },
  {
    name: 'names an acceptance of a gap that is none',
    subject: exception({ used: false, rule: undefined, subject: ['legacy/Pipfile.lock'] }),
    says: [{ message: 'The exception for legacy/Pipfile.lock silences nothing.' }],
  },
  { name: 'has nothing against one in use', subject: exception({}), says: [] },
  { name: 'leaves an expired one to its own rule', subject: exception({ used: false, expired: true }), says: [] },
]);
