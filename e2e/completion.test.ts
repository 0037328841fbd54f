import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { morel } from './run-morel.ts';

function has(shell: string): boolean {
  return spawnSync(shell, ['--version']).status === 0;
}

function script(shell: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'morel-completion-')), `morel.${shell}`);
  writeFileSync(file, morel(['completion', shell]).stdout);
  return file;
}

/** Words that a line ends in, and what is offered for the last of them. */
const LINES: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['po'], ['policy']],
  [['db'], ['db']],
  [
    ['db', ''],
    ['build', 'status', 'update', 'verify'],
  ],
  [
    ['scan', '--format', 'j'],
    ['json', 'junit'],
  ],
  [['scan', '.', '--fail-on', 'b'], ['block']],
  [['db', 'update', '--ecosystem', 'np'], ['npm']],
  [['policy', 'explain', 'malw'], ['malware']],
  [['policy', 'explain', '--pol'], ['--policy']],
  [['explain', '--d'], ['--db']],
  [['init', '--ci', 'gith'], ['github']],
  [
    ['completion', ''],
    ['bash', 'fish', 'zsh'],
  ],
];

describe.skipIf(!has('bash'))('completion in bash', () => {
  const file = script('bash');
  it.each(LINES)('of %j offers %j', (words, expected) => {
    const line = ['morel', ...words].map((word) => `'${word}'`).join(' ');
    const code = `source ${file}; COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _morel; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const offered = execFileSync('bash', ['--norc', '-c', code], { encoding: 'utf8' });
    expect(offered.trim().split('\n').toSorted()).toEqual(expected);
  });
});

describe.skipIf(!has('zsh'))('completion in zsh', () => {
  const file = script('zsh');
  it('is a script that zsh takes, and defines the function', () => {
    const code = `autoload -U compinit && compinit -u -D; source ${file}; whence -w _morel; print $_comps[morel]`;
    const out = execFileSync('zsh', ['-f', '-c', code], { encoding: 'utf8' });
    expect(out).toContain('_morel: function');
    expect(out).toContain('_bash_complete');
  });
});

describe.skipIf(!has('fish'))('completion in fish', () => {
  const file = script('fish');
  it.each(LINES)('of %j offers %j', (words, expected) => {
    const code = `source ${file}; complete -C 'morel ${words.join(' ')}'`;
    const run = spawnSync('fish', ['--private', '-c', code], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    const offered = run.stdout
      .trim()
      .split('\n')
      .map((row) => row.split('\t')[0] ?? '');
    expect(offered.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(expected);
  });
});
