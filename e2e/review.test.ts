import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { morel, packageFolder, type Outcome } from './run-morel.ts';

const DB = (): readonly string[] => ['--offline', '--db', join(packageFolder(), 'data/starter.morel')];
const A = `sha512-${'A'.repeat(86)}==`;
const B = `sha512-${'B'.repeat(85)}A==`;
const REVIEWS = '.morel/reviews';

interface Wanted {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
}

function writeLock(folder: string, entries: Readonly<Record<string, Wanted>>): void {
  const wanted = Object.fromEntries(Object.entries(entries).map(([name, { version }]) => [name, version]));
  const packages = Object.entries(entries).map(([name, entry]) => [
    `node_modules/${name}`,
    { resolved: `https://registry.npmjs.org/${name}/-/${name}-${entry.version}.tgz`, integrity: A, ...entry },
  ]);
  const root = { name: 'shop', dependencies: wanted };
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ name: 'shop', lockfileVersion: 3, packages: { '': root, ...Object.fromEntries(packages) } }),
  );
  writeFileSync(join(folder, 'package.json'), JSON.stringify(root));
}

const KEPT = { kept: { version: '1.0.0' } };
const NEW = { ...KEPT, 'left-pad': { version: '1.3.0' } };

/** A repository whose main branch has one package, and whose work tree has one more. */
function repository(head: Readonly<Record<string, Wanted>> = NEW, policy?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'morel-review-'));
  writeLock(folder, KEPT);
  if (policy !== undefined) writeFileSync(join(folder, 'morel.yaml'), policy);
  git(folder, 'init', '-q', '-b', 'main');
  commit(folder);
  writeLock(folder, head);
  return folder;
}

function git(folder: string, ...words: readonly string[]): void {
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...words], { cwd: folder });
}

function commit(folder: string): void {
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'state');
}

function gate(folder: string, ...words: readonly string[]): Outcome {
  return morel(['diff', 'main', '.', '--format', 'json', '--require-review', ...DB(), ...words], { cwd: folder });
}

function record(folder: string, text: string, name = 'r.yaml'): void {
  mkdirSync(join(folder, REVIEWS), { recursive: true });
  writeFileSync(join(folder, REVIEWS, name), text);
}

function approval(purl: string, ...more: readonly string[]): string {
  const lines = [`purl: ${purl}`, 'verdict: approved', 'by: ann', 'date: 2026-01-01', ...more];
  return `reviews:\n  - ${lines.join('\n    ')}\n`;
}

function files(folder: string): string[] {
  return readdirSync(join(folder, REVIEWS)).toSorted();
}

/** Rules with their levels, of findings about reviews. */
function said({ stdout }: Outcome): string[] {
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; level: string; silenced?: unknown }[] };
  return findings
    .filter(({ rule, silenced }) => rule.startsWith('review') && !silenced)
    .map(({ rule, level }) => `${rule} ${level}`)
    .toSorted();
}

describe('morel diff --require-review', () => {
  it('fails for a new component until a record approves it, and says how', () => {
    const folder = repository();
    const refused = gate(folder);
    expect(said(refused)).toEqual(['review-missing review']);
    expect(refused.stdout).toContain('morel review pkg:npm/left-pad@1.3.0');
    record(folder, approval('pkg:npm/left-pad@1.3.0'));
    expect(said(gate(folder))).toEqual(['reviews-changed warn']);
    commit(folder);
    expect(
      said(morel(['diff', 'HEAD~1', 'HEAD', '--format', 'json', '--require-review', ...DB()], { cwd: folder })),
    ).toEqual(['reviews-changed warn']);
  });

  it('asks for nothing where nothing is new, and not without the flag', () => {
    expect(said(gate(repository(KEPT)))).toEqual([]);
    expect(said(morel(['diff', 'main', '.', '--format', 'json', ...DB()], { cwd: repository() }))).toEqual([]);
  });

  it.each([
    ['the version before', approval('pkg:npm/left-pad@1.2.0')],
    ['the start of the version', approval('pkg:npm/left-pad@1.3')],
    ['other letters', approval('pkg:npm/Left-Pad@1.3.0')],
    ['another archive', approval('pkg:npm/left-pad@1.3.0', `digests: ["${B}"]`)],
    ['a draft', approval('pkg:npm/left-pad@1.3.0').replace('approved', 'pending')],
    ['an approval that has ended', approval('pkg:npm/left-pad@1.3.0', 'until: 2026-02-01')],
  ])('is not content with %s', (_, text) => {
    const folder = repository();
    record(folder, text);
    expect(said(gate(folder))).toContain('review-missing review');
  });

  it.each([
    ['another address', { version: '1.3.0', integrity: A, resolved: 'git+ssh://git@code.example/left-pad.git#abc' }],
    ['no archive that the record knows', { version: '1.3.0', integrity: B }],
  ])('does not take an approval for what has %s', (_, entry) => {
    const folder = repository({ ...KEPT, 'left-pad': entry });
    record(folder, approval('pkg:npm/left-pad@1.3.0', `digests: ["${A}"]`));
    expect(said(gate(folder))).toContain('review-missing review');
  });

  it('lets one rejection outweigh every approval, with the flag and without', () => {
    const folder = repository();
    record(folder, approval('pkg:npm/left-pad@1.3.0'));
    record(folder, approval('pkg:npm/left-pad@1.3.0').replace('approved', 'rejected'), 's.yaml');
    expect(said(gate(folder))).toContain('review-rejected block');
    expect(said(morel(['diff', 'main', '.', '--format', 'json', ...DB()], { cwd: folder }))).toContain(
      'review-rejected block',
    );
  });

  it.each([
    ['broken YAML', 'reviews:\n  - purl: [', 'r.yaml'],
    ['a range', approval('pkg:npm/left-pad@^1.0.0'), 'r.yaml'],
    ['a key twice', `${approval('pkg:npm/left-pad@1.3.0')}    verdict: rejected\n`, 'r.yaml'],
    ['a name in other letters', approval('pkg:npm/left-pad@1.3.0'), 'r.YAML'],
  ])('takes no record while one file has %s', (_, text, name) => {
    const folder = repository();
    record(folder, approval('pkg:npm/left-pad@1.3.0'), 'a.yaml');
    record(folder, text, name);
    const run = gate(folder);
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(`${REVIEWS}/${name}`);
  });

  it('follows no link to records', () => {
    const folder = repository();
    record(folder, approval('pkg:npm/left-pad@1.3.0'));
    renameSync(join(folder, REVIEWS), join(folder, 'elsewhere'));
    symlinkSync('../elsewhere', join(folder, REVIEWS));
    expect(gate(folder)).toMatchObject({ code: 2, stdout: '' });
    commit(folder);
    expect(morel(['diff', 'HEAD~1', 'HEAD', '--require-review', ...DB()], { cwd: folder }).code).toBe(2);
  });

  it('fails where a record of what is still there is altered or removed', () => {
    const folder = repository(KEPT);
    record(folder, approval('pkg:npm/kept@1.0.0').replace('approved', 'rejected'));
    commit(folder);
    record(folder, approval('pkg:npm/kept@1.0.0'));
    expect(said(gate(folder))).toEqual(['reviews-changed review']);
    record(folder, 'reviews: []\n');
    expect(said(gate(folder))).toEqual(['reviews-changed review']);
    writeLock(folder, {});
    expect(said(gate(folder))).toEqual(['reviews-changed warn']);
  });

  it('may want records that were merged before, as the policy of the base says', () => {
    const folder = repository(NEW, 'rules:\n  review-missing:\n    from: base\n');
    record(folder, approval('pkg:npm/left-pad@1.3.0'));
    writeFileSync(join(folder, 'morel.yaml'), 'rules:\n  review-missing: off\n');
    expect(said(gate(folder))).toContain('review-missing review');
    git(folder, 'stash', '-q');
    record(folder, approval('pkg:npm/left-pad@1.3.0'));
    commit(folder);
    writeLock(folder, NEW);
    expect(said(gate(folder))).toEqual([]);
  });

  it('does not run where it could not fail, or where no record can be', () => {
    const off = gate(repository(NEW, 'rules:\n  review-missing: warn\n'));
    expect(off).toMatchObject({ code: 2, stdout: '' });
    expect(off.stderr).toContain('review-missing is at warn');
    const folder = repository();
    const file = morel(['diff', 'main', 'package-lock.json', '--require-review', ...DB()], { cwd: folder });
    expect(file).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('morel review', () => {
  it('records what somebody looked at, with its digest, and the gate is content', () => {
    const folder = repository();
    const words = ['review', 'left-pad@1.3.0', '--by', 'Ann: "A"', '--note', 'read all of it'];
    expect(morel(words, { cwd: folder }).code).toBe(0);
    const [name = ''] = files(folder);
    expect(readFileSync(join(folder, REVIEWS, name), 'utf8')).toContain(A);
    expect(said(gate(folder))).toEqual(['reviews-changed warn']);
    expect(morel(words, { cwd: folder }).stderr).toContain('recorded already');
    expect(morel(['review', 'left-pad@1.3.0', '--by', 'Bo', '--reject'], { cwd: folder }).code).toBe(0);
    expect(files(folder)).toHaveLength(2);
    expect(said(gate(folder))).toContain('review-rejected block');
  });

  it('writes drafts for what is new, which approve nothing', () => {
    const folder = repository();
    expect(morel(['review', '--base', 'main', '--by', 'ann'], { cwd: folder }).code).toBe(0);
    const [name = ''] = files(folder);
    expect(said(gate(folder))).toEqual(['review-missing review', 'reviews-changed warn']);
    expect(morel(['review', '--base', 'main'], { cwd: folder }).stderr).toContain('nothing that is new');
    const path = join(folder, REVIEWS, name);
    writeFileSync(path, readFileSync(path, 'utf8').replace('pending', 'approved'));
    expect(said(gate(folder))).toEqual(['reviews-changed warn']);
  });

  it('records where something comes from that is in no registry', () => {
    const resolved = 'git+ssh://git@code.example/left-pad.git#0123456789012345678901234567890123456789';
    const folder = repository({ ...KEPT, 'left-pad': { version: '1.3.0', resolved } });
    expect(morel(['review', 'pkg:npm/left-pad@1.3.0', '--by', 'ann'], { cwd: folder }).code).toBe(0);
    expect(said(gate(folder))).toEqual(['reviews-changed warn']);
  });

  it.each([
    [['review'], 'say what was reviewed'],
    [['review', 'nothing@1'], 'has no component'],
    [['review', 'pkg:npm/a@^1'], 'one exact version'],
    [['review', 'left-pad@1.3.0', '--until', '2020-01-01'], 'ends before it begins'],
  ])('says what is wrong with %j', (words, message) => {
    const run = morel(words, { cwd: repository() });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toContain(message);
  });
});
