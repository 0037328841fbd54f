import type { ComponentChange } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { linkWords } from './difference-words.ts';

function linked(...links: NonNullable<ComponentChange['links']>): ComponentChange {
  return {
    kind: 'added',
    ecosystem: 'x',
    name: 'a',
    from: [],
    to: ['1'],
    direct: true,
    scope: 'prod',
    brings: [],
    links,
  };
}

describe('the addresses of a change', () => {
  it('say what stands there, and where a tag is a guess', () => {
    const url = 'https://github.com/o/r/compare/v1...v2';
    expect(linkWords(linked({ kind: 'compare', url, guessed: true }))).toEqual([
      { text: 'compare (tag guessed)', url },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'http://github.com/o/r',
    'https://u:p@github.com/o/r',
    'https://github.com/o/r)[x](https://evil.example',
    'https://github.com/o/r"onclick="x',
    'https://github.com/\u001b[2J',
    '',
  ])('are none that a stored report made up: %j', (url) => {
    expect(linkWords(linked({ kind: 'compare', url }))).toEqual([]);
  });
});
