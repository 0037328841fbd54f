/** One `machine` of a netrc file. */
export interface NetrcEntry {
  readonly machine: string;
  readonly login: string;
  readonly password: string;
}

/**
 * The machines of a netrc file, in order. The `default` entry is left out: it would send a password to every host.
 * Source: GNU Inetutils manual, "The .netrc file". Never throws; what it does not know it passes over.
 */
export function parseNetrc(text: string): NetrcEntry[] {
  const words = withoutMacros(text);
  const entries: NetrcEntry[] = [];
  let machine: string | undefined;
  let login = '';
  let password = '';
  const close = (): void => {
    if (machine !== undefined && password !== '') entries.push({ machine: machine.toLowerCase(), login, password });
    machine = undefined;
    login = '';
    password = '';
  };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === 'machine' || word === 'default') close();
    if (word === 'machine') machine = words[(at += 1)];
    else if (word === 'login') login = words[(at += 1)] ?? '';
    else if (word === 'password') password = words[(at += 1)] ?? '';
    else if (word === 'account') at += 1;
  }
  close();
  return entries;
}

/** The words of the file, without comments and without macro definitions, which run to the next empty line. */
function withoutMacros(text: string): string[] {
  const words: string[] = [];
  let inMacro = false;
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') inMacro = false;
    if (inMacro) continue;
    for (const word of line.split(/\s+/)) {
      if (word.startsWith('#')) break;
      inMacro ||= word === 'macdef';
      if (inMacro) break;
      if (word !== '') words.push(word.replace(/^"(.*)"$/, '$1'));
    }
  }
  return words;
}
