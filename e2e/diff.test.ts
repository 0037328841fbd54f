import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { morel, packageFolder, type Outcome } from './run-morel.ts';

const DB = (): readonly string[] => ['--offline', '--db', join(packageFolder(), 'data/starter.morel')];

interface Entry {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
}

function lock(entries: Readonly<Record<string, Entry>>): string {
  const wanted = Object.fromEntries(Object.entries(entries).map(([name, { version }]) => [name, version]));
  const packages = Object.entries(entries).map(([name, entry]) => [
    `node_modules/${name}`,
    {
      resolved: `https://registry.npmjs.org/${name}/-/${name}-${entry.version}.tgz`,
      integrity: 'sha512-b2xk',
      ...entry,
    },
  ]);
  return JSON.stringify({
    name: 'shop',
    lockfileVersion: 3,
    packages: { '': { name: 'shop', dependencies: wanted }, ...Object.fromEntries(packages) },
  });
}

function project(entries: Readonly<Record<string, Entry>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'morel-diff-'));
  writeFileSync(join(folder, 'package-lock.json'), lock(entries));
  return folder;
}

function diff(base: string, head: string, ...words: readonly string[]): Outcome {
  return morel(['diff', base, head, '--format', 'json', ...DB(), ...words]);
}

interface Compared {
  readonly findings: readonly { readonly rule: string; readonly silenced?: { readonly by: string } }[];
  readonly difference: {
    readonly changes: readonly { readonly kind: string; readonly name: string }[];
    readonly fixed: readonly string[];
    readonly deciding: readonly string[];
  };
}

function parsed({ stdout }: Outcome): Compared {
  return JSON.parse(stdout) as Compared;
}

const failing = (run: Outcome): string[] =>
  parsed(run)
    .findings.filter(({ silenced }) => !silenced)
    .map(({ rule }) => rule)
    .toSorted();

describe('morel diff', () => {
  it('has nothing against a state and itself, whatever is wrong with it', () => {
    const folder = project({ minimist: { version: '0.0.8' } });
    expect(morel(['scan', folder, ...DB(), '--format', 'json']).code).not.toBe(0);
    const run = diff(folder, folder);
    expect(failing(run)).toEqual([]);
    expect(parsed(run).difference.changes).toEqual([]);
    expect(failing(diff(folder, folder, '--all'))).toContain('known-vulnerability');
  });

  it('fails for what is new, and says what is fixed', () => {
    const run = diff(project({ minimist: { version: '0.0.8' } }), project({ lodash: { version: '4.17.15' } }));
    expect(failing(run)).toContain('known-vulnerability');
    expect(parsed(run).difference.changes.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'added lodash',
      'removed minimist',
    ]);
    expect(parsed(run).difference.fixed.join(' ')).toContain('minimist');
  });

  it('is alarmed by another archive for the same version', () => {
    const run = diff(
      project({ express: { version: '4.17.1' } }),
      project({ express: { version: '4.17.1', integrity: `sha512-${'B'.repeat(86)}==` } }),
    );
    expect(failing(run)).toContain('archive-changed');
    expect(run.code).not.toBe(0);
  });

  it('judges by the policy of the base, and says that the other one differs', () => {
    const [base, head] = [project({}), project({ lodash: { version: '4.17.15' } })];
    writeFileSync(join(head, 'morel.yaml'), 'rules:\n  known-vulnerability: off\n');
    const run = diff(base, head);
    expect(failing(run)).toEqual(expect.arrayContaining(['known-vulnerability', 'policy-changed']));
    expect(parsed(run).difference.deciding).toEqual(['morel.yaml']);
  });

  it('reads git revisions, without a checkout', () => {
    const folder = project({ minimist: { version: '1.2.8' } });
    const git = (...words: string[]): void => {
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...words], { cwd: folder });
    };
    git('init', '-q', '-b', 'main');
    git('add', '-A');
    git('commit', '-q', '-m', 'one');
    writeFileSync(join(folder, 'package-lock.json'), lock({ minimist: { version: '0.0.8' } }));
    const run = morel(['diff', 'main', '.', '--format', 'json', ...DB()], { cwd: folder });
    expect(parsed(run).difference.changes).toMatchObject([{ name: 'minimist', from: ['1.2.8'], to: ['0.0.8'] }]);
    expect(failing(run)).toContain('known-vulnerability');
    expect(readFileSync(join(folder, 'package-lock.json'), 'utf8')).toContain('0.0.8');
  });

  it('compares bills of materials with each other', () => {
    const [old, now] = ['old.cdx.json', 'new.cdx.json'].map((name) =>
      join(mkdtempSync(join(tmpdir(), 'morel-bom-')), name),
    );
    writeFileSync(old ?? '', morel(['sbom', project({ minimist: { version: '0.0.8' } })]).stdout);
    writeFileSync(now ?? '', morel(['sbom', project({ minimist: { version: '1.2.8' } })]).stdout);
    const run = diff(old ?? '', now ?? '');
    expect(parsed(run).difference.changes).toMatchObject([{ kind: 'changed', name: 'minimist', to: ['1.2.8'] }]);
    expect(failing(run)).toEqual([]);
  });

  it.each([
    [['diff'], 'takes two states'],
    [['diff', '.', 'no-such-revision'], 'is no file or folder, and no revision'],
  ])('says what is wrong with %j', (words, message) => {
    const run = morel(words);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(message);
  });
});
