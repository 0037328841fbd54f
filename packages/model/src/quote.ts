const LIMIT = 200;
/** Most text is this, and telling so costs less than looking characters up in the Unicode tables. */
const PLAIN = /^[ -~]*$/;
// Control characters, bidirectional overrides, zero-width and private-use characters can rewrite what a terminal shows.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Text from outside made fit for terminals, logs and reports: control characters shown as escapes, length limited. */
export function printable(text: string, limit: number = LIMIT): string {
  const cut = text.length > limit ? `${text.slice(0, limit)}…` : text;
  return PLAIN.test(cut) ? cut : cut.replace(UNSAFE, escapeCharacter);
}

/** `printable` text in double quotes, for messages. */
export function quote(text: string, limit: number = LIMIT): string {
  return `"${printable(text, limit)}"`;
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `\\u{${code.toString(16)}}`;
}
