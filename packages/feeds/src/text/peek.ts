/** The start of a text, and the whole text again. */
export interface Peeked {
  readonly head: string;
  readonly text: AsyncIterable<string>;
}

/** Reads the start of a text until it is enough, without losing it. */
export async function peek(text: AsyncIterable<string>, isEnough: (head: string) => boolean): Promise<Peeked> {
  const iterator = text[Symbol.asyncIterator]();
  let head = '';
  let isDone = false;
  while (!isDone && !isEnough(head)) {
    const next = await iterator.next();
    if (next.done) isDone = true;
    else head += next.value;
  }
  return { head, text: resumed(head, iterator) };
}

async function* resumed(head: string, iterator: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    if (head !== '') yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}
