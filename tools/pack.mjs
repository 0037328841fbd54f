/** `npm run pack`: sets up and writes `dist/morel.tgz`, what users install. */
import { runNode, setup } from './setup.mjs';

setup();
process.exitCode = runNode(['--import', 'tsx', 'tools/pack/build.ts', '--tgz']);
