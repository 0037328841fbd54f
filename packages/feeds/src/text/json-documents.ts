import { damaged } from './damaged.ts';
import { JsonSplitter, SplitError } from './json-splitter.ts';
import { lineBlocks } from './lines.ts';
import { peek } from './peek.ts';

/** One object of a feed, with its text. */
export interface JsonDocument {
  readonly text: string;
  readonly value: unknown;
}

const LARGEST = 64 * 1024 * 1024;
/** A first line that is longer is taken for a document without line ends. */
const FIRST_LINE = 1024 * 1024;

/**
 * The objects of a text: one a line, one after the other, one alone, or the elements of a list. Many at a time.
 * Rejects with `feed-damaged` where the text is cut off or is no JSON.
 */
export async function* jsonDocuments(
  name: string,
  text: AsyncIterable<string>,
): AsyncGenerator<readonly JsonDocument[]> {
  const { head, text: rest } = await peek(text, (start) => start.includes('\n') || start.length > FIRST_LINE);
  const line = head.split('\n', 1)[0] ?? '';
  yield* head.includes('\n') && isObject(line) ? byLine(name, rest) : bySplitting(name, rest);
}

async function* byLine(name: string, text: AsyncIterable<string>): AsyncGenerator<readonly JsonDocument[]> {
  let number = 0;
  for await (const lines of lineBlocks(name, text)) {
    const documents: JsonDocument[] = [];
    for (const line of lines) {
      number += 1;
      if (line === '' || line.trim() === '') continue;
      documents.push({ text: line, value: parse(name, line, `line ${number}`) });
    }
    yield documents;
  }
}

async function* bySplitting(name: string, text: AsyncIterable<string>): AsyncGenerator<readonly JsonDocument[]> {
  const splitter = new JsonSplitter(LARGEST);
  let number = 0;
  try {
    for await (const chunk of text) {
      yield splitter.push(chunk).map((object) => {
        number += 1;
        return { text: object, value: parse(name, object, `object ${number}`) };
      });
    }
    splitter.end();
  } catch (cause) {
    throw cause instanceof SplitError ? damaged(name, cause.message) : cause;
  }
}

function parse(name: string, text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damaged(name, `is not JSON at ${where}`, cause);
  }
}

function isObject(line: string): boolean {
  try {
    return line.startsWith('{') && typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}
