import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCommands } from './shell.ts';

function commandsOf(text: string): string[] {
  return splitCommands(text, { folder: '' }).commands.map(({ command }) => command);
}

function foldersOf(text: string, names?: ReadonlyMap<string, string>): (string | undefined)[] {
  return splitCommands(text, { folder: 'app', ...(names && { names }) }).commands.map(({ folder }) => folder);
}

describe('splitting a script', () => {
  it.each([
    ['one command', 'npm ci', ['npm ci']],
    ['lines', 'npm ci\r\nnpm test\n', ['npm ci', 'npm test']],
    ['operators', 'a && b || c; d | e & f |& g', ['a', 'b', 'c', 'd', 'e', 'f', 'g']],
    ['operators in quotes', `echo "a && b" 'c; d' e\\;f`, [`echo "a && b" 'c; d' e\\;f`]],
    ['redirections', 'a 2>&1 | b &> log; c >| d >&2', ['a 2>&1', 'b &> log', 'c >| d >&2']],
    ['continued lines', 'npm \\\n  ci \\\r\n  --omit=dev', ['npm ci --omit=dev']],
    ['lines continued before an operator', 'a b \\\n  && c \\\r\n| d', ['a b', 'c', 'd']],
    ['assignments and wrappers', 'CI=1 sudo -E npm i', ['CI=1 sudo -E npm i']],
    ['comments', 'npm ci # && rm x\n# npm i\necho a#b', ['npm ci', 'echo a#b']],
    ['branches', 'if npm ci; then\n  ! a\nelif b\nthen c\nelse\n  d\nfi', ['npm ci', 'a', 'b', 'c', 'd']],
    ['loops', 'for d in a b; do npm i; done; while x; do y; done', ['npm i', 'x', 'y']],
    ['case', 'case $x in\n  a) npm ci ;;\n  *) npm i ;;\nesac', ['npm ci', 'npm i']],
    ['groups', '( cd x && npm i ) > log; { npm ci; }', ['cd x', 'npm i', 'npm ci']],
    ['functions', 'setup() { npm i; }\ndone_() {\n  npm ci\n}', ['npm i', 'npm ci']],
    [
      'substitutions',
      'x=$(npm i -g a; b) y=`pip install c`',
      ['x=$(npm i -g a; b) y=`pip install c`', 'npm i -g a', 'b', 'pip install c'],
    ],
    ['substitutions in quotes', 'echo "v: $(npm i)"', ['echo "v: $(npm i)"', 'npm i']],
    ['lone words', 'cd $(Build.Dir) && echo $(pwd)', ['cd $(Build.Dir)', 'echo $(pwd)']],
    ['expansions', 'echo ${x:-a;b} $((1|2)) ${{ a || b }}', ['echo ${x:-a;b} $((1|2)) ${{ a || b }}']],
    ['a shell in a shell', `bash -ec 'npm i && b'`, [`bash -ec 'npm i && b'`, 'npm i', 'b']],
    [
      'a shell in a container',
      'docker run x /bin/sh -c "npm i; $(a b)"',
      ['docker run x /bin/sh -c "npm i; $(a b)"', 'npm i', '$(a b)', 'a b'],
    ],
    ['a file', 'cat > x <<EOF\nnpm i\nEOF\nnpm ci', ['cat > x <<EOF', 'npm ci']],
    [
      'a script in a here-document',
      "bash -e <<-'EOF'\n\tnpm i\n\tEOF\nnpm ci",
      ["bash -e <<-'EOF'", 'npm i', 'npm ci'],
    ],
    ['a here-document alone', '<<EOF\nnpm i\nEOF', ['npm i']],
    ['another language in a here-document', '<<EOF\n#!/usr/bin/env python\nnpm i\nEOF', []],
    ['what only looks like a here-document', 'x=$((1<<N))\nnpm i', ['x=$((1<<N))', 'npm i']],
    ['a here-document without an end', 'cat <<EOF\nnpm i', ['cat <<EOF', 'npm i']],
    ['a here-string', 'cat <<< "a" | npm i', ['cat <<< "a"', 'npm i']],
    ['an array', 'a=(x y); npm i', ['a=(x y)', 'npm i']],
    ['what never ends', 'echo "a && b', ['echo "a && b']],
    ['nothing', ' \n\t\n;;&&', []],
  ])('%s', (_, text, expected) => {
    expect(commandsOf(text)).toEqual(expected);
  });

  it('says where each command stands', () => {
    const text = 'a  &&  if x; then "b c" \\\n d; fi # e\n(f)';
    for (const { command, start, end } of splitCommands(text, { folder: '' }).commands) {
      expect(text.slice(start, end).replaceAll(/\s*\\\n\s*/g, ' ')).toBe(command);
    }
  });
});

describe('the folder of a command', () => {
  it.each([
    ['npm i', ['app']],
    ['cd web && npm i', ['app', 'app/web']],
    ['cd ./web/\nnpm i\ncd ../..; npm ci', ['app', 'app/web', 'app/web', '']],
    ['cd ../../.. && npm i', ['app', undefined]],
    ['(cd web && npm i); npm ci', ['app', 'app/web', 'app']],
    ['cd "my web" && npm i', ['app', 'app/my web']],
    ['cd $DIR && npm i; cd web; npm ci', ['app', undefined, undefined, undefined]],
    ['cd /srv && npm i', ['app', undefined]],
    ['cd - && npm i', ['app', undefined]],
    ['pushd web; npm i; popd; npm ci', ['app', 'app/web', 'app/web', undefined]],
    ['bash -c "cd x; npm i"; npm ci', ['app', 'app', 'app/x', 'app']],
  ])('%s', (text, expected) => {
    expect(foldersOf(text)).toEqual(expected);
  });

  it('knows the names that stand for a folder', () => {
    const names = new Map([['$ROOT', '']]);
    expect(foldersOf('cd $ROOT/web && npm i; cd $ROOT; npm ci', names)).toEqual(['app', 'web', 'web', '']);
  });
});

describe('any text', () => {
  const parts = [
    '$(',
    ')',
    '`',
    '"',
    "'",
    '\\',
    '\n',
    ';',
    '&',
    '|',
    '(',
    '{',
    '}',
    '#',
    '<<',
    'EOF',
    ' ',
    'sh -c ',
    'a',
    '$',
    'case ',
    'cd ',
  ];
  it('ends, and every command lies in the text', () => {
    assert(
      property(array(constantFrom(...parts), { maxLength: 60 }), string(), (marks, tail) => {
        const text = marks.join('') + tail;
        for (const { start, end, command } of splitCommands(text, { folder: '' }).commands) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(command.trim()).not.toBe('');
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['$(', '(', '`', '"$(', "sh -c '", 'sh -c "', '<<A\n', '<<A', ' <<A', '{ ', 'if ', "'", 'a;', '\\\n', 'sh '])(
    'takes %j a hundred thousand times in steps that grow with the length only',
    (part) => {
      const { commands } = splitCommands(part.repeat(100_000), { folder: '' });
      expect(commands.length).toBeLessThanOrEqual(100_000);
    },
  );
});
