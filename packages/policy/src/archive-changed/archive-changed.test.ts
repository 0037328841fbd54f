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
    name: 'has nothing against other changes',
    subject: changed(
      { kind: 'host', before: [], after: ['packages.example'] },
      { kind: 'install-script', version: '1.3.0', before: [], after: [] },
    ),
    says: [],
  },
]);
