import { matchSubject, ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

const advisory = {
  id: 'RUSTSEC-2026-0001',
  ids: ['RUSTSEC-2026-0001'],
  kind: 'notice',
  title: 'Unmaintained',
} as const;
const message = 'acorn-tool@1.2.3 has a notice, RUSTSEC-2026-0001: Unmaintained.';

ruleConformance(rule, [
  { name: 'says what the notice is', subject: matchSubject({ advisory }), says: [{ message }] },
  { name: 'says so without a newer version too', subject: matchSubject({ advisory, fixed: [] }), says: [{ message }] },
  { name: 'leaves vulnerabilities to their own rule', subject: matchSubject(), says: [] },
]);
