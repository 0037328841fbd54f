import type { Reader } from '@morel/model';
import { noticedManifest } from '../../reading/noticed-manifest.ts';

/** conanfile.py is a program in Python. */
export const conanfilePyReader: Reader = noticedManifest({
  format: 'conanfile-py',
  why: 'is a program, which is not run',
  asks: /\b(?:(?:tool_|build_|test_|python_)?requires)\b/,
});
