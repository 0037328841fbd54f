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
  for (let wrapped = false; start < words.length; start += 1) {
    const word = words[start] ?? '';
    const isWrapper = WRAPPERS.has(word);
    // Flags of a wrapper (`sudo -E`) are its own.
    if (!isWrapper && !isAssignment(word) && !(wrapped && word.startsWith('-'))) break;
    wrapped ||= isWrapper;
  }
  const [program, ...rest] = words.slice(start);
  return program === undefined ? [] : [program.slice(program.lastIndexOf('/') + 1), ...rest];
}

function isAssignment(word: string): boolean {
  return /^[A-Za-z_]\w*=/.test(word);
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
