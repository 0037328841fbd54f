const WRAPPERS: ReadonlySet<string> = new Set([
  'sudo',
  'exec',
  'time',
  'env',
  'nice',
  'command',
  'corepack',
  'then',
  'do',
  'else',
  '!',
]);
const LIMIT = 10_000;

/**
 * The words of one simple shell command, quotes removed, without environment assignments and wrappers (`sudo`, `env`) in
 * front, the program without its folder. Nothing is expanded.
 */
export function commandWords(command: string): string[] {
  const words = splitWords(command.slice(0, LIMIT));
  let start = 0;
  while (start < words.length && (isAssignment(words[start]) || WRAPPERS.has(words[start] ?? ''))) start += 1;
  const [program, ...rest] = words.slice(start);
  return program === undefined ? [] : [program.slice(program.lastIndexOf('/') + 1), ...rest];
}

function isAssignment(word: string | undefined): boolean {
  return word !== undefined && /^[A-Za-z_]\w*=/.test(word);
}

function splitWords(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quoting = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quoting !== '') {
      if (character === quoting) quoting = '';
      else word = (word ?? '') + character;
    } else if (character === '"' || character === "'") {
      quoting = character;
      word ??= '';
    } else if (character === '\\') {
      at += 1;
      const next = text[at] ?? '';
      if (next !== '\n') word = (word ?? '') + next;
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + character;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}
