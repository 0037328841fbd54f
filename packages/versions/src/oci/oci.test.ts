import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versionOrderConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { order } from './index.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'b'.repeat(64)}`;

versionOrderConformance(order, {
  ascending: readFileSync(join(import.meta.dirname, 'versions.txt'), 'utf8').split('\n'),
  invalid: [
    '',
    'latest',
    '1.2.3',
    '20-alpine',
    'sha256:abc',
    DIGEST.toUpperCase(),
    `${DIGEST}0`,
    `x@${DIGEST}`,
    'toString',
  ],
});

describe('references', () => {
  it.each([
    [DIGEST, true, 'exact'],
    [`@${DIGEST}`, true, 'exact'],
    [`1.2@${DIGEST}`, true, 'exact'],
    [`1.2@${OTHER}`, false, 'exact'],
    ['1.2', undefined, undefined],
    ['latest', undefined, undefined],
    [`a b@${DIGEST}`, undefined, undefined],
    ['', undefined, undefined],
  ])('%s', (range, satisfied, pinning) => {
    expect(order.satisfies(DIGEST, range)).toBe(satisfied);
    expect(order.pinning(range)).toBe(pinning);
  });
});
