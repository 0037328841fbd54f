import { requirementSubject, ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

ruleConformance(rule, [
  {
    name: 'has nothing against an exact version',
    subject: requirementSubject({ specifier: '1.2.3' }, 'exact'),
    says: [],
  },
  { name: 'has nothing against a range with an upper end', subject: requirementSubject({}, 'bounded'), says: [] },
  {
    name: 'names a range with an upper end when told so',
    subject: requirementSubject({}, 'bounded'),
    options: { bounded: true },
    says: [{ message: 'package.json asks for acorn-tool as ^1.2.0, which is a range.' }],
  },
  {
    name: 'names a range that is open above',
    subject: requirementSubject({ specifier: '>=1.0' }, 'open'),
    says: [{ message: 'package.json asks for acorn-tool as >=1.0, which has no upper end.' }],
  },
  {
    name: 'names a tag',
    subject: requirementSubject({ specifier: 'latest' }, undefined),
    says: [{ message: 'package.json asks for acorn-tool as latest, which names no version.' }],
  },
  {
    name: 'names a requirement that says nothing',
    subject: requirementSubject({ specifier: '' }, undefined),
    says: [{ message: 'package.json asks for acorn-tool as any version, which names no version.' }],
  },
  {
    name: 'has nothing against a version that a file sets which was not read',
    subject: requirementSubject({ specifier: '', isSetElsewhere: true }, undefined),
    says: [],
  },
  { name: 'leaves peers alone', subject: requirementSubject({ specifier: '*', kinds: ['peer'] }, 'open'), says: [] },
  {
    name: 'names peers when told so',
    subject: requirementSubject({ specifier: '*', kinds: ['peer'] }, 'open'),
    options: { peers: true },
    says: [{ message: 'package.json asks for acorn-tool as *, which has no upper end.' }],
  },
  {
    name: 'leaves git to another rule',
    subject: requirementSubject({ specifier: 'git+https://a.example/b', source: 'git' }, undefined),
    says: [],
  },
]);
