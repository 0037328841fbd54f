import { describe, expect, it } from 'vitest';
import { ecosystem } from '../index.ts';

function protects(client: string, control: string, value: string, key?: string): boolean | undefined {
  const controls = ecosystem.clients.find(({ id }) => id === client)?.controls ?? [];
  return controls.find(({ id }) => id === control)?.protects(value, key);
}

describe('a setting', () => {
  it.each([
    ['npm', 'install-scripts', 'true', true],
    ['npm', 'install-scripts', 'false', false],
    ['npm', 'install-scripts', 'npm@11.6.0', false],
    ['npm', 'install-scripts', 'npm@12.0.0', true],
    ['npm', 'age-gate', '7', true],
    ['npm', 'age-gate', '0', false],
    ['npm', 'age-gate', '2026-01-01', true],
    ['npm', 'age-gate', '', false],
    ['npm', 'git-sources', 'root', true],
    ['npm', 'git-sources', 'all', false],
    ['npm', 'git-sources', 'npm@11.19.1', false],
    ['npm', 'git-sources', 'npm@12.2.2', true],
    ['npm', 'remote-sources', 'npm@12.2.2', true],
    ['npm', 'registry', 'http://npm.example.com/', false],
    ['npm', 'registry', '${REGISTRY}', true],
    ['npm', 'strict-ssl', 'false', false],
    ['npm', 'credentials', '(hidden)', false],
    ['npm', 'credentials', '${NPM_TOKEN}', true],
    ['pnpm', 'install-scripts', 'pnpm@9.15.9', false],
    ['pnpm', 'install-scripts', 'pnpm@10.0.0', true],
    ['pnpm', 'install-scripts', '[esbuild]', true],
    ['pnpm', 'age-gate', '1440', true],
    ['pnpm', 'age-gate', 'pnpm@10.34.9', false],
    ['pnpm', 'age-gate', 'pnpm@11.0.0', true],
    ['pnpm', 'trust-policy', 'off', false],
    ['pnpm', 'trust-policy', 'no-downgrade', true],
    ['yarn', 'install-scripts', 'false', true],
    ['yarn', 'install-scripts', 'yarn@4.13.0', false],
    ['yarn', 'install-scripts', 'yarn@4.14.0', true],
    ['yarn', 'install-scripts', 'yarn@5.0.0', true],
    ['yarn', 'age-gate', '3d', true],
    ['yarn', 'age-gate', '0m', false],
    ['yarn', 'age-gate', 'yarn@4.14.0', false],
    ['yarn', 'age-gate', 'yarn@4.15.0', true],
    ['yarn', 'age-gate-exceptions', '[react, @acme/*]', true],
    ['yarn', 'age-gate-exceptions', '[react, *]', false],
    ['pnpm', 'age-gate-exceptions', '[@*/*]', false],
    ['bun', 'age-gate-exceptions', '[]', true],
    ['yarn', 'git-sources', '[]', true],
    ['yarn', 'git-sources', '[**]', false],
    ['yarn', 'git-sources', '[https://example.com/a.git, **]', false],
    ['yarn', 'git-sources', '[https://example.com/**]', true],
    ['yarn', 'checksums', 'ignore', false],
    ['yarn-classic', 'lockfile', 'true', true],
    ['bun', 'install-scripts', 'false', false],
    ['bun', 'age-gate', '259200', true],
  ])('%s %s = %s protects: %s', (client, control, value, expected) => {
    expect(protects(client, control, value)).toBe(expected);
  });
});

describe('a setting of pnpm in .npmrc', () => {
  const pnpm = ecosystem.clients.find(({ id }) => id === 'pnpm');
  const reads = (key: string, version: string) => pnpm?.reads?.(key, () => version);

  it.each([
    ['trust-policy', 'pnpm@10.34.9', true],
    ['trust-policy', 'pnpm@11.0.0', false],
    ['minimum-release-age', 'pnpm@12.21.0', false],
    ['trustPolicy', 'pnpm@12.21.0', true],
    ['registry', 'pnpm@12.21.0', true],
    ['@acme:registry', 'pnpm@12.21.0', true],
    ['//npm.acme.example/:_authToken', 'pnpm@12.21.0', true],
  ])('%s is read by %s: %s', (key, version, expected) => expect(reads(key, version)).toBe(expected));

  it('allows builds by name, whatever it says of a single package', () => {
    expect(protects('pnpm', 'install-scripts', 'false', 'allowBuilds.esbuild')).toBe(true);
    expect(protects('pnpm', 'install-scripts', 'false', 'ignoreScripts')).toBe(false);
  });
});
