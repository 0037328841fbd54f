import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const MAJOR = 24;
const CACHE = join(import.meta.dirname, '../node_modules/.cache/other-node');

/**
 * Path of a Node of the newest supported line, from the registry's binary package for this platform; undefined where it
 * cannot be had. Kept between runs.
 */
export function otherNode(): string | undefined {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const binary = join(CACHE, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(binary)) {
    mkdirSync(CACHE, { recursive: true });
    const words = [
      'install',
      '--prefix',
      CACHE,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      `${name}@${MAJOR}`,
    ];
    spawnSync('npm', words, { cwd: CACHE, stdio: 'ignore', timeout: 120_000 });
  }
  const version = existsSync(binary) ? spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout : '';
  return version.startsWith(`v${MAJOR}.`) ? binary : undefined;
}
