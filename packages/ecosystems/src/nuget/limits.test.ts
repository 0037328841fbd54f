import { readingOf } from '@morel/model';
import { readTree } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { packagesLockReader } from './lock/packages-lock.ts';
import { packagesConfigReader } from './packages-config/packages-config.ts';
import { paketLockReader } from './paket/paket-lock.ts';
import { msbuildProjectReader } from './project/msbuild-project.ts';
import { createKeys } from '../reading/unique-keys.ts';

const MANY = 20_000;

describe('hostile files end soon', () => {
  it('with the same package over and over', async () => {
    const text = `<packages>${'<package id="a" version="1"/>'.repeat(MANY)}</packages>`;
    const { inventory } = await readTree(packagesConfigReader, { 'packages.config': text }, 'packages.config');
    expect(inventory.occurrences).toHaveLength(MANY + 1);
  });

  it('with properties that multiply each other', async () => {
    const properties = Array.from({ length: 40 }, (_, at) => `<P${at}>${`$(P${at + 1})`.repeat(40)}</P${at}>`);
    const many = '<P0 Condition="x">1</P0>'.repeat(MANY);
    const items = '<PackageReference Include="Acorn" Version="$(P1)"/>';
    const text = `<Project><PropertyGroup>${properties.join('')}<P40>1</P40>${many}</PropertyGroup><ItemGroup>${items}</ItemGroup></Project>`;
    const { inventory, problems } = await readTree(msbuildProjectReader, { 'a.csproj': text }, 'a.csproj');
    expect([inventory.components.at(-1)?.version, readingOf(problems)]).toEqual([undefined, 'part']);
  });

  it('with many references that many conditions version', async () => {
    const versions = '<PackageVersion Include="Acorn" Version="1" Condition="x"/>'.repeat(MANY);
    const items = '<PackageReference Include="Acorn"/>'.repeat(MANY);
    const text = `<Project><ItemGroup>${versions}${items}</ItemGroup></Project>`;
    const { inventory } = await readTree(msbuildProjectReader, { 'a.csproj': text }, 'a.csproj');
    expect(inventory.occurrences).toHaveLength(MANY + 1);
  });

  it('with many platforms', async () => {
    const targets = Array.from({ length: MANY }, (_, at) => [
      `f/${at}`,
      { a: { type: 'Transitive', resolved: '1.0' } },
    ]);
    const base = { b: { type: 'Direct', resolved: '1.0', dependencies: { a: '1.0' } } };
    const text = JSON.stringify({ version: 1, dependencies: { f: base, ...Object.fromEntries(targets) } });
    const { inventory } = await readTree(packagesLockReader, { 'packages.lock.json': text }, 'packages.lock.json');
    expect(inventory.occurrences).toHaveLength(MANY + 2);
  });

  it('with long lines', async () => {
    const text = `NUGET\n  remote: a\n    a${' '.repeat(1_000_000)}b(\n`;
    const { problems } = await readTree(paketLockReader, { 'paket.lock': text }, 'paket.lock');
    expect(readingOf(problems)).toBe('part');
  });
});

describe('keys', () => {
  it('are unique, also where one looks like a numbered one', () => {
    const uniqueKey = createKeys();
    const keys = ['a (2)', 'a', 'a', 'a', 'a (2)', 'a (2)', 'a (3)'].map(uniqueKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
