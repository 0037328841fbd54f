/** What is no element, and where each ends. */
const PASSED_OVER: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
];

/**
 * Offset of the first tag that opens more than so many levels deep, or -1. For any text, well formed or not: what it makes
 * of a faulty one the parser decides.
 */
export function findTooDeep(text: string, levels: number): number {
  let depth = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const passed = PASSED_OVER.find(([start]) => text.startsWith(start, at));
    if (passed) {
      const end = text.indexOf(passed[1], at + passed[0].length);
      if (end === -1) return -1;
      at = end;
      continue;
    }
    const end = tagEnd(text, at);
    if (end === -1) return -1;
    if (text.startsWith('</', at)) depth -= 1;
    else if (text[end - 1] !== '/') depth += 1;
    if (depth > levels) return at;
    at = end;
  }
  return -1;
}

/** Offset of the `>` of a tag, past any in the values of its attributes. */
function tagEnd(text: string, start: number): number {
  let quote: string | undefined;
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
    } else if (character === '>') return at;
    else if (character === '"' || character === "'") quote = character;
  }
  return -1;
}
