import type { OccurrenceSubject, Source } from '@morel/model';
import { occurrenceSubject, ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

const names = ['@acme/*', 'acme-*', 'corp.example/*'];

function internal(source: Source, name = '@acme/billing'): OccurrenceSubject {
  return occurrenceSubject({ component: { name }, occurrence: { source } });
}

const UNNAMED = 'is an internal name, and the lockfile does not say which registry it comes from.';
const PUBLIC = { kind: 'registry', url: 'https://registry.example/x.tgz' } as const;

ruleConformance(rule, [
  {
    name: 'names an internal name from the public registry',
    subject: internal(PUBLIC),
    options: { names },
    says: [{ message: '@acme/billing@1.2.3 is an internal name, but comes from the public registry.example.' }],
  },
  {
    name: 'lets a star stand for several parts',
    subject: internal(PUBLIC, 'corp.example/a/b'),
    options: { names },
    says: [{ message: 'corp.example/a/b@1.2.3 is an internal name, but comes from the public registry.example.' }],
  },
  {
    name: 'asks for a review when no address is given',
    subject: internal({ kind: 'registry' }),
    options: { names },
    says: [{ message: `@acme/billing@1.2.3 ${UNNAMED}`, level: 'review' }],
  },
  {
    name: 'asks for a review when the source is unknown',
    subject: internal({ kind: 'unknown' }),
    options: { names },
    says: [{ message: `@acme/billing@1.2.3 ${UNNAMED}`, level: 'review' }],
  },
  {
    name: 'has nothing against the own registry',
    subject: internal({ kind: 'registry', url: 'https://npm.acme.example/x.tgz' }),
    options: { names },
    says: [],
  },
  {
    name: 'has nothing against a workspace member',
    subject: internal({ kind: 'link', path: 'packages/b' }),
    options: { names },
    says: [],
  },
  { name: 'has nothing against other names', subject: internal(PUBLIC, 'acorn'), options: { names }, says: [] },
  { name: 'knows no internal names of its own', subject: internal(PUBLIC), says: [] },
]);
