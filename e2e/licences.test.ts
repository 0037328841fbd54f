import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { morel, packageFolder } from './run-morel.ts';

function entry(license?: string): object {
  return {
    version: '1.0.0',
    resolved: 'https://registry.npmjs.org/x/-/x-1.0.0.tgz',
    integrity: `sha512-${'A'.repeat(86)}==`,
    ...(license !== undefined && { license }),
  };
}

/** A project of npm with three packages: of one the licence is a choice, of one a name, of one nothing is said. */
function project(policy: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'morel-licences-'));
  const dependencies = { choice: '1.0.0', name: '1.0.0', none: '1.0.0' };
  const packages = {
    '': { name: 'shop', version: '1.0.0', dependencies },
    'node_modules/choice': entry('(MIT OR GPL-3.0-only)'),
    'node_modules/name': entry('Own licence'),
    'node_modules/none': entry(),
  };
  const lock = { name: 'shop', version: '1.0.0', lockfileVersion: 3, packages };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'shop', version: '1.0.0', dependencies }));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock, undefined, 2));
  writeFileSync(join(folder, 'morel.yaml'), policy);
  return folder;
}

interface Report {
  readonly components: readonly { readonly name: string; readonly licences?: readonly object[] }[];
  readonly findings: readonly { readonly rule: string; readonly level: string; readonly message: string }[];
}

function scan(policy: string): Report {
  const index = join(packageFolder(), 'data/starter.morel');
  const run = morel(['scan', project(policy), '--format', 'json', '--offline', '--db', index]);
  return JSON.parse(run.stdout) as Report;
}

function said(policy: string): string[] {
  const { findings } = scan(policy);
  return findings.filter(({ rule }) => rule === 'licence-policy').map(({ level, message }) => `${level} ${message}`);
}

describe('licences', () => {
  it('are in the report and in the bill of materials', () => {
    const { components } = scan('extends: enisa\n');
    const stated = components.filter(({ licences }) => licences).map(({ name, licences }) => [name, licences]);
    expect(stated).toEqual([
      ['choice', [{ expression: 'MIT OR GPL-3.0-only', kind: 'declared' }]],
      ['name', [{ name: 'Own licence', kind: 'declared' }]],
    ]);
    const { stdout } = morel(['sbom', project('')], { env: { SOURCE_DATE_EPOCH: '1700000000' } });
    const bom = JSON.parse(stdout) as { readonly components: readonly { readonly licenses?: object }[] };
    expect(bom.components.flatMap(({ licenses }) => licenses ?? [])).toEqual([
      { expression: 'MIT OR GPL-3.0-only', acknowledgement: 'declared' },
      { license: { name: 'Own licence', acknowledgement: 'declared' } },
    ]);
  });

  it('are not judged until the policy names a list', () => {
    expect(said('extends: strict\n')).toEqual([]);
  });

  it('are judged by the lists: what is unknown is never allowed', () => {
    expect(said('rules: {licence-policy: {allow: ["*"], deny: [MIT, GPL-*]}}\n').toSorted()).toEqual([
      'block choice@1.0.0 is under MIT in "MIT OR GPL-3.0-only" (package-lock.json), which the policy denies.',
      'review name@1.0.0 is under "Own licence" (package-lock.json), which is no SPDX expression, so its licence is not known.',
      'review none@1.0.0 has no licence that is known: nothing that was read states one.',
    ]);
  });

  it('are refused in a list under a name that is no id, with the line and what may be meant', () => {
    const folder = project('rules:\n  licence-policy:\n    deny: [GPL-*, Apache2.0]\n');
    const run = morel(['scan', folder, '--offline', '--db', join(packageFolder(), 'data/starter.morel')]);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr.replaceAll(/\s+/g, ' ')).toContain('morel.yaml:3:19: "Apache2.0" is no licence of SPDX');
    expect(run.stderr).toContain('Did you mean "Apache-2.0"?');
  });
});
