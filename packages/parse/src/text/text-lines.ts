/** A line of a text that is not empty. */
export interface TextLine {
  /** Without its end. */
  readonly text: string;
  /** Offset of its first character. */
  readonly start: number;
}

/**
 * The lines of a text, empty ones left out; CR and LF both end one. Split and not matched: a pattern that takes a whole
 * line runs out of stack on one of many million characters.
 */
export function* textLines(text: string): Generator<TextLine> {
  let start = 0;
  for (const line of text.split(/[\r\n]/)) {
    if (line !== '') yield { text: line, start };
    start += line.length + 1;
  }
}
