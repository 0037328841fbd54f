/** An option of a requirements file by its long name, without the dashes. */
export interface Option {
  readonly name: string;
  /** Absent for a switch. */
  readonly value?: string;
}

export interface Options {
  readonly known: readonly Option[];
  /** The first word that is no option of a requirements file. */
  readonly unknown?: string;
}

const WITH_VALUE: readonly string[] = [
  'index-url',
  'pypi-url',
  'extra-index-url',
  'find-links',
  'requirement',
  'constraint',
  'editable',
  'trusted-host',
  'only-binary',
  'no-binary',
  'hash',
  'global-option',
  'install-option',
  'config-settings',
  'use-feature',
  'uploaded-prior-to',
  'all-releases',
  'only-final',
];
const SWITCHES: readonly string[] = ['no-index', 'require-hashes', 'pre', 'prefer-binary', 'always-unzip'];
const SHORT: ReadonlyMap<string, string> = new Map([
  ['i', 'index-url'],
  ['f', 'find-links'],
  ['r', 'requirement'],
  ['c', 'constraint'],
  ['e', 'editable'],
  ['C', 'config-settings'],
  ['Z', 'always-unzip'],
]);
const ALL: readonly string[] = [...WITH_VALUE, ...SWITCHES];

/** Splits a line into what stands before the first word that starts with `-`, and the options from there on. */
export function splitOptions(line: string): { readonly before: string; readonly options: string } {
  if (line.startsWith('-')) return { before: '', options: line };
  const found = /\s-/.exec(line);
  if (!found) return { before: line, options: '' };
  return { before: line.slice(0, found.index).trim(), options: line.slice(found.index + 1) };
}

/**
 * Reads options as pip does: `--name value`, `--name=value`, `-n value`, `-nvalue`; a long name may be cut as long as it is
 * the only one. Words that belong to no option are passed over.
 */
export function readOptions(text: string): Options {
  const known: Option[] = [];
  const words = splitWords(text);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-') continue;
    const option = word.startsWith('--') ? longOption(word) : shortOption(word);
    if (!option) return { known, unknown: word };
    if (option.value !== undefined || SWITCHES.includes(option.name)) {
      known.push(option);
    } else {
      at += 1;
      known.push({ name: option.name, value: words[at] ?? '' });
    }
  }
  return { known };
}

function longOption(word: string): Option | undefined {
  const equals = word.indexOf('=');
  const written = equals < 0 ? word.slice(2) : word.slice(2, equals);
  const fitting = ALL.includes(written) ? [written] : ALL.filter((name) => name.startsWith(written));
  const [name] = fitting;
  if (name === undefined || fitting.length > 1 || written === '') return undefined;
  return { name: plainName(name), ...(equals >= 0 && { value: word.slice(equals + 1) }) };
}

function shortOption(word: string): Option | undefined {
  const name = SHORT.get(word.charAt(1));
  if (name === undefined) return undefined;
  const value = word.slice(2).replace(/^=/, '');
  return { name, ...(value !== '' && { value }) };
}

function plainName(name: string): string {
  return name === 'pypi-url' ? 'index-url' : name;
}

/** Words as a shell would split them: quotes and backslashes removed, nothing expanded. */
function splitWords(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quoting = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoting !== '') {
      if (character === quoting) quoting = '';
      else word = (word ?? '') + character;
    } else if (character === '"' || character === "'") {
      quoting = character;
      word ??= '';
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
