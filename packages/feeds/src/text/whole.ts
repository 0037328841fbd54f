import { damaged } from './damaged.ts';

/** A text as one string. Rejects with `feed-damaged` beyond `limit` characters. */
export async function wholeText(name: string, text: AsyncIterable<string>, limit: number): Promise<string> {
  const parts: string[] = [];
  let size = 0;
  for await (const part of text) {
    size += part.length;
    if (size > limit) throw damaged(name, `has more than ${limit} characters`);
    parts.push(part);
  }
  return parts.join('');
}
