import type { Reader } from '@morel/model';
import { noticedManifest } from '../../reading/noticed-manifest.ts';

/** A Podfile is a program in Ruby. */
export const podfileReader: Reader = noticedManifest({
  format: 'podfile',
  why: 'is a program, which is not run',
  asks: /^[ \t]*pod[ \t(]+['"]/m,
});
