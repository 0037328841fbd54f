import type { Ecosystem } from '@morel/model';
import { hackage } from '@morel/versions';
import { about } from './about.ts';
import { cabalFreezeReader } from './cabal/cabal-freeze.ts';
import { cabalPackageReader } from './cabal/cabal-package.ts';
import { clients } from './clients.ts';
import { names } from './names.ts';
import { pages } from './pages.ts';
import { registry } from './registry.ts';
import { stackLockReader } from './stack/stack-lock.ts';
import { stackYamlReader } from './stack/stack-yaml.ts';

/** Haskell's packages as Stack and cabal-install manage them. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: hackage,
  readers: [stackLockReader, cabalFreezeReader, stackYamlReader, cabalPackageReader],
  registry,
  pages,
  clients,
};
