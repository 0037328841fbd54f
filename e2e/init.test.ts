import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { morel, packageFolder } from './run-morel.ts';

const STARTER = (): string => join(packageFolder(), 'data/starter.morel');
const MANIFEST = '{"name":"p","version":"1.0.0"}';

function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'morel-init-'));
  for (const [name, text] of Object.entries({ 'package.json': MANIFEST, ...files }))
    writeFileSync(join(folder, name), text);
  return folder;
}

const SYSTEMS = {
  github: '.github/workflows/morel.yml',
  gitlab: '.gitlab-ci.yml',
  azure: 'azure-pipelines.yml',
  circle: '.circleci/config.yml',
  bitbucket: 'bitbucket-pipelines.yml',
  jenkins: 'Jenkinsfile',
  'travis-ci': '.travis.yml',
};

const LOCKS: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ['package-lock.json', {}, 'npm ci --ignore-scripts'],
  ['pnpm-lock.yaml', {}, 'pnpm install --frozen-lockfile --ignore-scripts'],
  ['yarn.lock', { '.yarnrc.yml': 'nodeLinker: node-modules\n' }, 'yarn install --immutable --mode=skip-build'],
  ['yarn.lock', {}, 'yarn install --frozen-lockfile --ignore-scripts'],
];

describe('morel init', () => {
  it.each(Object.entries(SYSTEMS))('writes a gate for %s that passes its own rule on builds', (name, file) => {
    const folder = project({});
    expect(morel(['init', folder, '--ci', name])).toMatchObject({ code: 0, stderr: '' });
    const text = readFileSync(join(folder, file), 'utf8');
    expect(/\.ya?ml$/.test(file) ? parseDocument(text).errors : []).toEqual([]);
    // A package that happens to be called morel must never be fetched by name.
    expect(text).not.toMatch(/--yes|dlx|npx morel/);
    expect(text).toContain('npx --no morel db update');
    const { stdout } = morel(['scan', folder, '--db', STARTER(), '--offline', '--format', 'json']);
    const report = JSON.parse(stdout);
    expect(report.inputs.map(({ path }: { path: string }) => path)).toContain(file);
    expect(report.findings.filter(({ rule }: { rule: string }) => rule === 'unlocked-install')).toEqual([]);
  });

  it.each(LOCKS)('installs from %s with %j', (lock, more, command) => {
    const folder = project({ [lock]: '', ...more });
    morel(['init', folder]);
    expect(readFileSync(join(folder, SYSTEMS.github), 'utf8')).toContain(`- run: ${command}\n`);
  });

  it('says how to get Morel into the project, until it is there', () => {
    expect(morel(['init', project({}), '--dry-run']).stdout).toContain('npm install --save-dev');
    const manifest = '{"name":"p","devDependencies":{"morel":"file:morel.tgz"}}';
    expect(morel(['init', project({ 'package.json': manifest }), '--dry-run']).stdout).not.toContain('not there yet');
  });

  it('leaves alone what exists', () => {
    const folder = project({ 'morel.yaml': 'extends: strict\n' });
    expect(morel(['init', folder]).stdout).toContain('morel.yaml exists and is left alone.');
    expect(readFileSync(join(folder, 'morel.yaml'), 'utf8')).toBe('extends: strict\n');
  });

  it('names a schema that lies in the package', () => {
    const folder = project({});
    morel(['init', folder]);
    const schema = /\$schema=\.\/node_modules\/morel\/(\S+)/.exec(readFileSync(join(folder, 'morel.yaml'), 'utf8'));
    expect(existsSync(join(packageFolder(), schema?.[1] ?? 'missing'))).toBe(true);
  });

  it.each([
    'yarn.lock',
    'a/pnpm-lock.yaml',
    'bun.lockb',
    'requirements-dev.txt',
    'constraints.txt',
    'go.work',
    'Pipfile',
  ])('writes a hook that wakes up for %s', (name) => {
    const folder = project({});
    morel(['init', folder]);
    const hook = readFileSync(join(folder, '.githooks/pre-commit'), 'utf8');
    const pattern = /grep -qE '(.*)'/.exec(hook)?.[1] ?? '';
    const wakes = (file: string): boolean =>
      spawnSync('grep', ['-qE', pattern], { input: `README.md\n${file}\n` }).status === 0;
    expect([wakes(name), wakes('src/main.ts')]).toEqual([true, false]);
  });
});
