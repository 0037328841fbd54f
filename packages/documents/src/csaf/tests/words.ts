import { quote } from '@morel/model';

/** A text of the document as messages show it, no longer than `most`. */
export function named(text: string, most: number = 60): string {
  return quote(text, most);
}

/** "a, b or c". */
export function anyOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
