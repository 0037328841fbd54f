import { printable } from '@morel/model';

const LIMIT = 20_000;

/** Text of a record in lines of at most `width`, control characters made visible, its own line breaks kept. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const source of text.slice(0, LIMIT).split(/\r?\n/)) {
    let line = '';
    for (const word of printable(source, LIMIT).split(' ')) {
      if (line !== '' && line.length + word.length + 1 > width) {
        lines.push(line);
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    lines.push(line);
  }
  return lines;
}
