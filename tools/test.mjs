/** `npm test`: sets up and runs the unit tests, then the end-to-end tests on the packed CLI. Arguments go to the first. */
import { runNode, say, setup } from './setup.mjs';

setup();
const given = process.argv.slice(2);
process.exitCode = runNode(['node_modules/vitest/vitest.mjs', 'run', ...given]);
if (given.length === 0 && process.exitCode === 0) say('end-to-end tests on the packed CLI: npm run e2e');
