import { expect, it } from 'vitest';
import { createProblemLog } from './problem-log.ts';

const FROM_PARSER = { code: 'duplicate-key', message: 'twice', where: { path: 'a.lock' } } as const;

it('keeps what the parser said, and names the included file where there is one', () => {
  const log = createProblemLog('a.lock', [FROM_PARSER]);
  log.add('cycle', 'round', { start: 1, end: 2 }, 'b.lock');
  log.add('cycle', 'and round');
  expect(log.list()).toEqual([
    FROM_PARSER,
    { code: 'cycle', message: 'round', where: { path: 'b.lock', span: { start: 1, end: 2 } } },
    { code: 'cycle', message: 'and round', where: { path: 'a.lock' } },
  ]);
});

it('says what to do in the words of the format, where it has any', () => {
  const log = createProblemLog('a.lock', [], { 'unresolved-version': 'Build it.' });
  log.add('unresolved-version', 'open');
  log.add('cycle', 'round');
  expect(log.list().map(({ hint }) => hint)).toEqual(['Build it.', undefined]);
});

it('counts what is more than enough of one code', () => {
  const log = createProblemLog('a.lock');
  for (let count = 0; count < 30; count += 1) log.add('unknown-entry', 'odd');
  log.add('cycle', 'round');
  const messages = log.list().map(({ message }) => message);
  expect(messages).toHaveLength(27);
  expect(messages.slice(-2)).toEqual(['round', '5 more problems of this kind']);
});
