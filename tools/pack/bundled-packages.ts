import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A third-party package whose code is in the bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Text of its licence file, for the notices. */
  readonly notice: string;
  /** Names of the packages it depends on. */
  readonly dependencies: readonly string[];
}

/** The packages that these modules come from, sorted by name. Fails on one without a licence: it could not be shipped. */
export function bundledPackages(modules: readonly string[]): BundledPackage[] {
  const folders = new Set(modules.flatMap((path) => packageFolder(path) ?? []));
  return [...folders].map(describe).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function packageFolder(path: string): string | undefined {
  const inside = /^(.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+)[/\\]/.exec(path)?.[1];
  return inside;
}

function describe(folder: string): BundledPackage {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { name, version, license, dependencies } = manifest as Record<string, unknown>;
  if (typeof name !== 'string' || typeof version !== 'string') throw new Error(`${folder}: no name or version`);
  if (typeof license !== 'string') throw new Error(`${name}: its package.json names no licence`);
  return { name, version, license, notice: noticeOf(folder, name), dependencies: Object.keys(dependencies ?? {}) };
}

function noticeOf(folder: string, name: string): string {
  for (const file of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'license', 'license.txt', 'LICENSE-MIT']) {
    const path = join(folder, file);
    if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  }
  throw new Error(`${name}: no licence file beside ${dirname(folder)}`);
}
