const WORD = /^[A-Za-z][\w./-]*( [\w./-]+)*$/;
const SPECIAL = /^(true|false|null|yes|no|on|off|y|n)$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A text in YAML: plain where nobody can read it otherwise, else in double quotes, in which YAML takes what JSON writes. */
export function scalarText(text: string): string {
  const isPlain = (WORD.test(text) && !SPECIAL.test(text)) || DAY.test(text);
  return isPlain ? text : JSON.stringify(text);
}
