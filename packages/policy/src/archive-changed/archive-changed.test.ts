import type { Brought, ChangeSubject } from '@morel/model';
import { ruleConformance } from '@morel/testkit';
import { rule } from './index.ts';

function changed(...brings: readonly Brought[]): ChangeSubject {
  const change = { kind: 'altered', ecosystem: 'npm', name: 'left-pad', from: [], to: ['1.3.0'] } as const;
  return { path: 'package-lock.json', base: 'main', change: { ...change, direct: true, scope: 'prod', brings } };
}

ruleConformance(rule, [
  {
    name: 'names a version whose archive is another one',
    subject: changed({ kind: 'other-archive', version: '1.3.0', before: ['sha512-b2xk'], after: ['sha512-bmV3'] }),
    says: [{ message: 'left-pad@1.3.0 has another archive than in main.' }],
  },
  {
    name: 'names a version whose archive can no longer be told from another one',
    subject: changed({ kind: 'lost-digest', version: '1.3.0', before: ['sha512-b2xk'], after: [] }),
    says: [{ message: 'left-pad@1.3.0 has no digest any more that can be compared with the one in main.' }],
  },
  {
    name: 'only warns where a weak digest gave way to a sound one',
    subject: changed({ kind: 'sounder-digest', version: '1.3.0', before: ['sha1-b2xk'], after: ['sha512-b2xk'] }),
    says: [
      {
        message: 'left-pad@1.3.0 has a sounder digest, which cannot be compared with the weak one in main.',
        level: 'warn',
      },
    ],
  },
  {
    name: 'only warns where a list of archives grew',
    subject: changed({ kind: 'more-digests', version: '1.3.0', before: ['sha512-b2xk'], after: ['sha512-bmV3'] }),
    says: [{ message: 'left-pad@1.3.0 may be installed from further archives than in main.', level: 'warn' }],
  },
  {
    name: 'has nothing against other changes',
    subject: changed(
      { kind: 'moved-version', version: '1.3.0', before: ['sha512-b2xk'], after: ['sha512-bmV3'] },
      { kind: 'host', before: [], after: ['packages.example'] },
      { kind: 'install-script', version: '1.3.0', before: [], after: [] },
    ),
    says: [],
  },
]);
