import { TextDecoder } from 'node:util';
import { AppError } from '@morel/model';
import { damaged } from './damaged.ts';

/**
 * Splits UTF-8 bytes into lines, without their LF or CRLF and without a byte-order mark; the last line may lack its break.
 * Holds no more than a chunk and a line. Rejects with `AppError`: `too-large` for a line over `maxLine` characters,
 * `feed-damaged` for bytes that are no UTF-8. `name` says in messages what the data is.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  maxLine: number,
  name: string = 'the text',
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  /** The line that has not ended yet, as it came; joined once, when it ends. */
  let open: string[] = [];
  let openLength = 0;
  let number = 1;
  const check = (length: number): void => {
    if (length > maxLine)
      throw new AppError('too-large', `line ${number} of ${name} is longer than ${maxLine} characters`);
  };
  for await (const chunk of chunks) {
    const [first = '', ...rest] = decode(decoder, chunk, name).split('\n');
    open.push(first);
    openLength += first.length;
    check(openLength);
    for (const next of rest) {
      yield withoutReturn(open.join(''));
      number += 1;
      open = [next];
      openLength = next.length;
      check(openLength);
    }
  }
  open.push(decode(decoder, undefined, name));
  const last = withoutReturn(open.join(''));
  if (last !== '') yield last;
}

/** The text of a chunk; bytes of a character that the next chunk goes on with are kept back. No chunk ends the text. */
function decode(decoder: TextDecoder, chunk: Uint8Array | undefined, name: string): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (cause) {
    throw damaged(`${name} is not valid UTF-8`, cause);
  }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
