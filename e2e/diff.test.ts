import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** The path of a stored report of a folder. */
function reportOf(folder: string, ...words: readonly string[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'morel-report-')), 'report.json');
  writeFileSync(path, morel(['scan', folder, '--format', 'json', ...DB(), ...words]).stdout);
  return path;
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

  it('compares two folders by what lies in them, not by their names', () => {
    const top = mkdtempSync(join(tmpdir(), 'morel-diff-'));
    for (const name of ['old', 'new']) {
      mkdirSync(join(top, name, 'app'), { recursive: true });
      writeFileSync(join(top, name, 'app/package-lock.json'), lock({ minimist: { version: '0.0.8' } }));
      writeFileSync(join(top, name, 'app/morel.yaml'), 'rules:\n  known-vulnerability: block\n');
    }
    // What lies above both is of neither.
    writeFileSync(join(top, 'morel.yaml'), 'rules:\n  policy-changed: off\n');
    const compare = (): Outcome => morel(['diff', 'old', 'new', '--format', 'json', ...DB()], { cwd: top });
    expect(failing(compare())).toEqual([]);
    writeFileSync(join(top, 'new/app/morel.yaml'), 'rules:\n  known-vulnerability: off\n');
    expect(failing(compare())).toEqual(['policy-changed']);
    expect(parsed(compare()).difference.deciding).toEqual(['app/morel.yaml']);
  });

  it('takes no policy that lies beside a single file for the one of the state before', () => {
    const folder = project({ minimist: { version: '0.0.8' } });
    writeFileSync(join(folder, 'old.json'), lock({}));
    writeFileSync(join(folder, 'morel.yaml'), 'rules:\n  known-vulnerability: off\n');
    const words = ['diff', 'package-lock:old.json', '.', '--format', 'json', ...DB()];
    const refused = morel(words, { cwd: folder });
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('--policy FILE');
    expect(failing(morel([...words, '--policy', 'morel.yaml'], { cwd: folder }))).toEqual([]);
    rmSync(join(folder, 'morel.yaml'));
    expect(failing(morel(words, { cwd: folder }))).toContain('known-vulnerability');
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

  it('takes stored reports for either state, and says the same', () => {
    const [old, now] = [project({ minimist: { version: '1.2.8' } }), project({ lodash: { version: '4.17.15' } })];
    const [base, head] = [reportOf(old), reportOf(now)];
    const live = failing(diff(old, now));
    expect(live).toContain('known-vulnerability');
    for (const [before, after] of [
      [base, now],
      [old, head],
      [base, head],
    ] as const) {
      const run = diff(before, after);
      expect(failing(run)).toEqual(live);
      expect(parsed(run).difference.changes).toHaveLength(2);
    }
    expect(failing(diff(head, head))).toEqual([]);
  });

  it('takes no old finding for new because the later state is installed', () => {
    const entries = { minimist: { version: '0.0.8' } };
    const [old, now] = [project(entries), project({ ...entries, 'left-pad': { version: '1.3.0' } })];
    mkdirSync(join(now, 'node_modules'));
    writeFileSync(join(now, 'node_modules/.package-lock.json'), lock(entries));
    expect(failing(diff(old, now))).toEqual([]);
  });

  it('does not believe a stored report that another policy judged', () => {
    const [old, now] = [project({}), project({ lodash: { version: '4.17.15' } })];
    const lax = 'rules:\n  known-vulnerability: off\n  lockfile-missing: off\n';
    writeFileSync(join(now, 'morel.yaml'), lax);
    const run = diff(old, reportOf(now));
    expect(run.code).toBe(3);
    expect(failing(run)).toEqual(expect.arrayContaining(['known-vulnerability', 'policy-changed']));
    expect(run.stdout).toContain('"stored-report"');
  });

  it('does not take a stored report of one ecosystem for the whole of a state', () => {
    const [old, now] = [project({}), project({})];
    const run = diff(old, reportOf(now, '--ecosystem', 'npm'));
    expect(run.code).toBe(3);
    expect(run.stdout).toContain('"stored-report"');
    expect(run.stdout).toContain('only npm looked for (--ecosystem)');
  });

  it('refuses a stored report of another form, or one whose policy it would need', () => {
    const folder = project({});
    const old = join(folder, 'old.json');
    writeFileSync(old, readFileSync(reportOf(folder), 'utf8').replace('morel/report/2', 'morel/report/1'));
    expect(diff(old, folder)).toMatchObject({ code: 3, stderr: expect.stringContaining('Scan again') as string });
    const policy = join(mkdtempSync(join(tmpdir(), 'morel-policy-')), 'own.yaml');
    writeFileSync(policy, 'extends: strict\n');
    const named = reportOf(folder, '--policy', policy);
    expect(diff(named, folder)).toMatchObject({ code: 2, stderr: expect.stringContaining('--policy') as string });
    expect(parsed(diff(named, folder, '--policy', policy)).difference.changes).toEqual([]);
    const some = diff(reportOf(folder), folder, '--exclude', 'a/**');
    expect(some).toMatchObject({ code: 2, stderr: expect.stringContaining('--exclude') as string });
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
