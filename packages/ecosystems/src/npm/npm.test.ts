import { join } from 'node:path';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { describe } from 'vitest';
import { ecosystem } from './index.ts';

describe('npm', () => {
  readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));
  ecosystemConformance(ecosystem, {
    names: ['lodash', '@babel/core', 'JSONStream', 'lodash.get', '_', '@types/node', 'left-pad', '~x', '@a.b/c-d_e'],
    different: [
      ['JSONStream', 'jsonstream'],
      ['left-pad', 'left_pad'],
      ['@a/b', 'a/b'],
    ],
  });
});
