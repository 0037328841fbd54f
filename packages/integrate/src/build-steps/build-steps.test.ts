import { describe, expect, it } from 'vitest';
import type { Client } from '@morel/model';
import { commandWords } from './command-words.ts';
import { unlockedInstalls } from './index.ts';

describe('the words of a command', () => {
  it.each([
    ['npm install', ['npm', 'install']],
    ['CI=1 FOO="a b" npm install', ['npm', 'install']],
    ['sudo -E npm install', ['npm', 'install']],
    ['/usr/local/bin/npm install', ['npm', 'install']],
    [
      String.raw`npm \
      install`,
      ['npm', 'install'],
    ],
    ['npm \'install\' "--no-save"', ['npm', 'install', '--no-save']],
    ['', []],
    ['"unclosed npm', ['unclosed npm']],
  ])('%s', (command, words) => {
    expect(commandWords(command)).toEqual(words);
  });
});

const client: Client = {
  id: 'tool',
  title: 'Tool',
  shownBy: [],
  controls: [],
  commands: [
    {
      words: ['tool', 'install|i'],
      unless: ['--frozen'],
      bareOnly: true,
      why: 'it may change the lock',
      instead: 'tool ci',
    },
    { words: ['tool', 'run'], unless: [], when: ['--fetch'], why: 'it fetches', instead: 'tool run' },
  ],
};

describe('installs without the lock', () => {
  it.each([
    ['tool install', true],
    ['tool i --verbose', true],
    ['FOO=1 tool install', true],
    ['tool install --frozen', false],
    ['tool install --frozen=true', false],
    ['tool install --frozen=false', true],
    ['tool install left-pad', false],
    ['tool ci', false],
    ['tool run', false],
    ['tool run --fetch', true],
    ['echo tool install', false],
  ])('%s: %s', (command, found) => {
    expect(unlockedInstalls(command, [client]).length > 0).toBe(found);
  });

  it('says what to run instead', () => {
    expect(unlockedInstalls('tool i', [client])).toEqual([
      { command: 'tool i', client: 'tool', why: 'it may change the lock', instead: 'tool ci' },
    ]);
  });
});
