import { markdownText } from '../markdown-text.ts';

/** A part of the comment that may be cut after any of its items. */
export interface Section {
  readonly head: string;
  readonly items: readonly string[];
  readonly foot: string;
}

/** Bytes in UTF-8, which hosts count by. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

const encoder = new TextEncoder();

/** The sections in `room` bytes: each as far as it fits, from the first on; and how many items were left out. */
export function fit(sections: readonly Section[], room: number): { readonly text: string; readonly left: number } {
  let text = '';
  let free = room;
  let left = 0;
  for (const { head, items, foot } of sections) {
    const frame = byteLength(head) + byteLength(foot);
    const shown: string[] = [];
    let used = frame;
    for (const item of items) {
      const size = byteLength(item);
      if (used + size > free) break;
      shown.push(item);
      used += size;
    }
    left += items.length - shown.length;
    if (shown.length === 0) continue;
    text += head + shown.join('') + foot;
    free -= used;
  }
  return { text, left };
}

/** A section that opens on a click; `open` shows it at once. `title` is our own words. */
export function details(
  title: string,
  items: readonly string[],
  options: { readonly open?: boolean; readonly before?: string } = {},
): Section {
  return {
    head: `<details${options.open === true ? ' open' : ''}><summary>${title}</summary>\n\n${options.before ?? ''}`,
    items,
    foot: '\n</details>\n\n',
  };
}

/** Text from outside in a `<summary>`, where HTML counts and Markdown does not. */
export function summaryText(text: string): string {
  return markdownText(text, 100).replaceAll('\\', '');
}
