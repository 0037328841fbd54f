import { join } from 'node:path';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { ecosystem } from './index.ts';
import { recipeComponent } from './names.ts';
import { parseReference, plainReference } from './reference.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['zlib', 'openssl', 'libpng', 'gtk+', 'OpenSSL'],
  different: [['openssl', 'OpenSSL']],
});

describe('references', () => {
  it.each([
    ['cctz/2.3', 'cctz/2.3', 'pkg:conan/cctz@2.3'],
    ['cctz/2.3@team/stable', 'cctz/2.3@team/stable', 'pkg:conan/team/cctz@2.3?channel=stable'],
    ['cctz/2.3@team', 'cctz/2.3@team', 'pkg:conan/team/cctz@2.3'],
    ['cctz/2.3@', 'cctz/2.3', 'pkg:conan/cctz@2.3'],
    ['cctz/2.3@/stable', 'cctz/2.3', 'pkg:conan/cctz@2.3'],
    ['cctz/2.3@_/_#0123%1.5', 'cctz/2.3', 'pkg:conan/cctz@2.3'],
    ['gtk+/2.24', 'gtk+/2.24', 'pkg:conan/gtk%2B@2.24'],
  ])('%s', (text, plain, purl) => {
    const reference = parseReference(text)!;
    expect(plainReference(reference)).toBe(plain);
    expect(recipeComponent(reference).purl).toBe(purl);
  });

  it.each(['', '1.2.3', '/1.0', 'a/', 'a b/1.0', '#0123', '%', '@team/stable'])('%j is none', (text) => {
    expect(parseReference(text)).toBeUndefined();
  });
});
