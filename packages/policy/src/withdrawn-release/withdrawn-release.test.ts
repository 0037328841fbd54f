import type { OccurrenceSubject } from '@morel/model';
import { occurrenceSubject, ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

function noticed(kind: 'yanked' | 'deprecated', text: string): OccurrenceSubject {
  return occurrenceSubject({ occurrence: { notice: { kind, text } } });
}

ruleConformance(rule, [
  {
    name: 'names a yanked release',
    subject: noticed('yanked', ''),
    says: [{ message: 'acorn-tool@1.2.3 is yanked.' }],
  },
  {
    name: 'repeats the reason of a yank',
    subject: noticed('yanked', 'broken build'),
    says: [{ message: 'acorn-tool@1.2.3 is yanked: "broken build".' }],
  },
  {
    name: 'only warns of a deprecated release',
    subject: noticed('deprecated', 'use beech'),
    says: [{ message: 'acorn-tool@1.2.3 is deprecated: "use beech".', level: 'warn' }],
  },
  {
    name: 'asks for a review of a deprecated release when told so',
    subject: noticed('deprecated', ''),
    options: { deprecated: 'review' },
    says: [{ message: 'acorn-tool@1.2.3 is deprecated.', level: 'review' }],
  },
  {
    name: 'lets deprecated releases be when told so',
    subject: noticed('deprecated', ''),
    options: { deprecated: 'off' },
    says: [],
  },
  { name: 'has nothing against an ordinary release', subject: occurrenceSubject(), says: [] },
]);
