import { expect, it } from 'vitest';
import { withoutUser } from './without-user.ts';

it.each([
  ['https://example.test/a@b', 'https://example.test/a@b'],
  ['https://name:secret@example.test/a', 'https://example.test/a'],
  ['sparse+https://secret@example.test', 'sparse+https://example.test'],
  ['https://name:a@b@example.test/', 'https://example.test/'],
  ['ssh://git@example.test/a.git', 'ssh://git@example.test/a.git'],
  ['name@example.test:a', 'name@example.test:a'],
])('%s is shown as %s', (url, shown) => {
  expect(withoutUser(url)).toBe(shown);
});
