import { join } from 'node:path';
import { readerConformance } from '@morel/testkit';
import { expect, it } from 'vitest';
import { document } from './index.ts';
import { readTokens } from './tokens.ts';

readerConformance({ about: document.about, readers: document.readers ?? [] }, join(import.meta.dirname, 'fixtures'));

it('skips many million blanks, and comments between them', () => {
  const text = `${' '.repeat(24_000_000)}// one\t// two\n sh`;
  expect([...readTokens(text)].map((token) => token.text)).toEqual(['\n', 'sh']);
});
