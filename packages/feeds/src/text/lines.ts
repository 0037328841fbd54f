import { damaged } from './damaged.ts';

const LONGEST_LINE = 64 * 1024 * 1024;

/**
 * The lines of a text without their ends, many at a time: one promise for each piece, not for each line. Rejects with
 * `feed-damaged` on a line of more than 64 MiB characters.
 */
export async function* lineBlocks(name: string, text: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let open: string[] = [];
  let size = 0;
  for await (const chunk of text) {
    const end = chunk.lastIndexOf('\n');
    if (end < 0) {
      open.push(chunk);
      size += chunk.length;
      if (size > LONGEST_LINE) throw damaged(name, 'has a line that is too long');
      continue;
    }
    const lines = (open.join('') + chunk.slice(0, end)).split(/\r?\n/);
    open = [chunk.slice(end + 1)];
    size = chunk.length - end - 1;
    yield lines;
  }
  const last = open.join('');
  if (last !== '') yield [last];
}
