// JSON escapes C0 controls itself. These are legal in it, and dangerous where it is shown: DEL and C1 controls,
// bidirectional and invisible format characters, private use, line separators.
const UNSAFE = /[\u007f\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu;
const NOT_PLAIN = /[^\n\x20-\x7e]+/g;

/** Plain data as JSON with two spaces: the same value, nothing in it unsafe to show. */
export function jsonText(value: unknown): string {
  return withoutUnsafe(JSON.stringify(value, null, 2));
}

/** The same on one line. */
export function jsonLine(value: unknown): string {
  return withoutUnsafe(JSON.stringify(value));
}

/** In two steps, because a search for Unicode properties is slow over a megabyte of plain text. */
function withoutUnsafe(json: string): string {
  return json.replace(NOT_PLAIN, (run) => run.replace(UNSAFE, escapeUnits));
}

/** `\uXXXX` for every UTF-16 unit. */
function escapeUnits(character: string): string {
  let escaped = '';
  for (let at = 0; at < character.length; at++) {
    escaped += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}
