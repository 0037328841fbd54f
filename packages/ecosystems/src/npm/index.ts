import type { Ecosystem } from '@morel/model';
import { semver } from '@morel/versions';
import { about } from './about.ts';
import { bun } from './clients/bun.ts';
import { npm } from './clients/npm.ts';
import { pnpm } from './clients/pnpm.ts';
import { yarn, yarnClassic } from './clients/yarn.ts';
import { nodeModulesReader } from './installed/reader.ts';
import { bunLockReader } from './lockfiles/bun-lock/reader.ts';
import { packageLockReader } from './lockfiles/package-lock/reader.ts';
import { pnpmLockReader } from './lockfiles/pnpm-lock/reader.ts';
import { yarnLockReader } from './lockfiles/yarn-lock/reader.ts';
import { packageJsonReader } from './manifest/reader.ts';
import { names } from './names.ts';
import { registry } from './registry.ts';
import { bunfigReader, npmrcReader, pnpmWorkspaceReader, yarnrcReader, yarnrcYmlReader } from './settings/readers.ts';

/** JavaScript packages as npm, Yarn, pnpm and Bun manage them. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: semver,
  readers: [
    packageLockReader,
    yarnLockReader,
    pnpmLockReader,
    bunLockReader,
    packageJsonReader,
    nodeModulesReader,
    npmrcReader,
    pnpmWorkspaceReader,
    yarnrcYmlReader,
    yarnrcReader,
    bunfigReader,
  ],
  registry,
  clients: [npm, pnpm, yarn, yarnClassic, bun],
};
