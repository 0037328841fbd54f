import type { CsafCheck } from './csaf-check.ts';
import type { CsafDocument, FileHash } from './csaf-document.ts';
import { placed, productsOf, type Placed } from './products.ts';
import { named } from './words.ts';

/** SHA-256 has as many digits. */
const LONG_ENOUGH = 64;

/** Section 6.1.25: a file has one hash of an algorithm. */
export const doubledAlgorithm: CsafCheck = {
  test: '6.1.25',
  *find(csaf) {
    for (const hashes of fileHashes(csaf)) {
      const seen = new Set<string>();
      for (const { value, path } of placed(hashes.value, hashes.path)) {
        const algorithm = value.algorithm.toLowerCase();
        if (seen.has(algorithm)) yield { path, message: `is a second hash by ${named(value.algorithm)} of one file` };
        seen.add(algorithm);
      }
    }
  },
};

/** Section 6.2.8: MD5 does not stand alone. */
export const md5Alone: CsafCheck = { test: '6.2.8', find: (csaf) => alone(csaf, 'md5') };

/** Section 6.2.9: SHA-1 does not stand alone. */
export const sha1Alone: CsafCheck = { test: '6.2.9', find: (csaf) => alone(csaf, 'sha1') };

/** Section 6.3.5: no hash is short. */
export const shortHash: CsafCheck = {
  test: '6.3.5',
  *find(csaf) {
    for (const hashes of fileHashes(csaf))
      for (const { value, path } of placed(hashes.value, hashes.path))
        if (value.value.length < LONG_ENOUGH)
          yield { path: [...path, 'value'], message: `has fewer than ${LONG_ENOUGH} digits` };
  },
};

function* alone(csaf: CsafDocument, algorithm: string): Generator<{ path: Placed<unknown>['path']; message: string }> {
  for (const { value, path } of fileHashes(csaf))
    if (value.every((hash) => hash.algorithm.toLowerCase() === algorithm))
      yield { path, message: `has no hash but by ${algorithm}` };
}

/** The hashes of every file of every product. */
function* fileHashes(csaf: CsafDocument): Generator<Placed<readonly FileHash[]>> {
  for (const product of productsOf(csaf)) {
    const path = [...product.path, 'product_identification_helper', 'hashes'];
    for (const { value, path: at } of placed(product.value.product_identification_helper?.hashes, path))
      yield { value: value.file_hashes, path: [...at, 'file_hashes'] };
  }
}
