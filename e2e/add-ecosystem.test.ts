import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const RECORD = {
  schema_version: '1.7.0',
  id: 'LEAF-1',
  modified: '2026-01-01T00:00:00Z',
  summary: 'a made-up fault',
  affected: [
    {
      package: { ecosystem: 'Leaf', name: 'oak' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '2.0.0' }] }],
    },
  ],
};

describe('adding an ecosystem to a copy of the repository', () => {
  const copy = mkdtempSync(join(tmpdir(), 'morel-copy-'));
  const git = (...words: string[]): string => execFileSync('git', words, { cwd: copy, encoding: 'utf8' });
  const node = (...words: string[]): string => execFileSync(process.execPath, words, { cwd: copy, encoding: 'utf8' });

  beforeAll(() => {
    const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
      .trim()
      .split('\n');
    for (const file of files) {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      cpSync(join(ROOT, file), join(copy, file));
    }
    linkModules(copy);
    git('init', '-q');
    git('add', '-A');
    git('-c', 'user.name=test', '-c', 'user.email=test@localhost', 'commit', '-qm', 'before');
    cpSync(join(ROOT, 'e2e/sample-ecosystem'), join(copy, 'packages/ecosystems/src/leaf'), { recursive: true });
    node('--import', 'tsx', 'tools/gen.ts');
    node('--import', 'tsx', 'tools/docs.ts');
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('changes generated files and nothing else outside its folder', () => {
    const changed = git('status', '--porcelain', '-uall')
      .trim()
      .split('\n')
      .map((line) => line.trim().split(' ').at(-1) ?? '');
    const outside = changed.filter((path) => !path.startsWith('packages/ecosystems/src/leaf/'));
    expect(outside.toSorted()).toEqual(['docs/reference/ecosystems.md', 'packages/ecosystems/src/registry.gen.ts']);
  });

  it('passes the checks of the structure', () => {
    const tools = [['layers.ts'], ['literals.ts'], ['gen.ts', '--check']];
    const said = tools.map(([tool = '', ...words]) => node('--import', 'tsx', `tools/${tool}`, ...words));
    expect(said).toEqual(['', '', '']);
  });

  it('makes its lockfile scanned and its advisories matched', () => {
    const project = join(copy, '.scratch');
    mkdirSync(project);
    writeFileSync(join(project, 'leaf.lock'), 'oak 1.0.0\nelm 1.0.0\n');
    writeFileSync(join(project, 'leaf.ndjson'), `${JSON.stringify(RECORD)}\n`);
    const cli = ['--import', 'tsx', 'apps/cli/src/main.ts'];
    node(
      ...cli,
      'db',
      'build',
      '--offline',
      '--quiet',
      '--whole',
      join(project, 'leaf.ndjson'),
      '--out',
      join(project, 'leaf.morel'),
    );
    const run = spawnSync(
      process.execPath,
      [...cli, 'scan', project, '--db', join(project, 'leaf.morel'), '--format', 'json'],
      { cwd: copy, encoding: 'utf8' },
    );
    const report = JSON.parse(run.stdout);
    expect(run.status).toBe(1);
    expect(
      report.matches.map((match: { component: { purl: string }; advisory: { id: string } }) => [
        match.component.purl,
        match.advisory.id,
      ]),
    ).toEqual([['pkg:leaf/oak@1.0.0', 'LEAF-1']]);
  });
});

/** The copy's own workspace packages, everything else from the repository. */
function linkModules(copy: string): void {
  const modules = join(copy, 'node_modules');
  mkdirSync(join(modules, '@morel'), { recursive: true });
  const packages = execFileSync('ls', [join(ROOT, 'packages')], { encoding: 'utf8' })
    .trim()
    .split('\n');
  for (const name of packages) symlinkSync(join(copy, 'packages', name), join(modules, '@morel', name));
  for (const name of execFileSync('ls', [join(ROOT, 'node_modules')], { encoding: 'utf8' })
    .trim()
    .split('\n')) {
    if (name !== '@morel') symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  // Dependencies of single packages that npm did not hoist.
  for (const name of packages) {
    const own = join(ROOT, 'packages', name, 'node_modules');
    const exists = spawnSync('test', ['-d', own]).status === 0;
    if (exists) symlinkSync(own, join(copy, 'packages', name, 'node_modules'));
  }
}
