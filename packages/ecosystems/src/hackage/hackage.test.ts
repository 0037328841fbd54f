import { join } from 'node:path';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { ecosystem } from './index.ts';
import { splitIdentifier } from './names.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['AC-HalfInteger', 'a50', '3d-graphics-examples', 'lens'],
  different: [['HTTP', 'http']],
});

describe('package identifiers', () => {
  it.each([
    ['fuzzyset-0.2.4', 'fuzzyset', '0.2.4'],
    ['hasql-pool-1.0.1', 'hasql-pool', '1.0.1'],
    ['a50-1', 'a50', '1'],
  ])('%s', (text, name, version) => expect(splitIdentifier(text)).toEqual({ name, version }));

  it.each(['', 'lens', '-1.0', 'lens-', 'lens-1.', 'lens-1.x', 'a_b-1.0', `a${'-a'.repeat(200)}-1`])(
    '%j is none',
    (text) => {
      expect(splitIdentifier(text)).toBeUndefined();
    },
  );
});
