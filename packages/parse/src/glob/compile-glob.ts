const LONGEST = 1_000;
const MOST_ALTERNATIVES = 200;

/**
 * A test for paths: `*` is any run of characters but `/`, `**` any run of whole parts, `?` one character, `{a,b}` either.
 * Matching takes time in the order of pattern times path, whatever the pattern. A pattern over 1,000 characters matches
 * nothing.
 */
export function compileGlob(pattern: string): (path: string) => boolean {
  if (pattern.length > LONGEST) return () => false;
  const alternatives = expandBraces(pattern).map((text) => text.split('/').filter((part) => part !== ''));
  return (path) => {
    const parts = path.split('/').filter((part) => part !== '');
    return alternatives.some((glob) => matchParts(glob, parts));
  };
}

/** `a{b,c}d` as `abd` and `acd`; a brace without partner stands for itself. */
function expandBraces(pattern: string): string[] {
  const done: string[] = [];
  const open = [pattern];
  for (let text = open.pop(); text !== undefined; text = open.pop()) {
    const inner = /\{([^{}]*)\}/.exec(text);
    if (!inner || done.length + open.length >= MOST_ALTERNATIVES) {
      done.push(text);
      continue;
    }
    const [whole, list = ''] = inner;
    for (const choice of list.split(',')) open.push(text.slice(0, inner.index) + choice + text.slice(inner.index + whole.length));
  }
  return done;
}

/** The classic matcher with one point to go back to: after the last `**`. */
function matchParts(glob: readonly string[], parts: readonly string[]): boolean {
  let at = 0;
  let mark = -1;
  let resume = 0;
  for (let part = 0; part < parts.length; ) {
    const pattern = glob[at];
    if (pattern === '**') {
      mark = at;
      resume = part;
      at += 1;
    } else if (pattern !== undefined && matchPart(pattern, parts[part] ?? '')) {
      at += 1;
      part += 1;
    } else if (mark >= 0) {
      resume += 1;
      part = resume;
      at = mark + 1;
    } else {
      return false;
    }
  }
  while (glob[at] === '**') at += 1;
  return at === glob.length;
}

/** The same within one part, for `*` and `?`. */
function matchPart(pattern: string, text: string): boolean {
  let at = 0;
  let mark = -1;
  let resume = 0;
  for (let index = 0; index < text.length; ) {
    const wanted = pattern[at];
    if (wanted === '*') {
      mark = at;
      resume = index;
      at += 1;
    } else if (wanted === '?' || (wanted !== undefined && wanted === text[index])) {
      at += 1;
      index += 1;
    } else if (mark >= 0) {
      resume += 1;
      index = resume;
      at = mark + 1;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
