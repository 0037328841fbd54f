import type { Parsed } from '../document.ts';
import { handOver, unlessHandedOver } from '../hand-over.ts';
import { createSpanLookup } from '../span-lookup.ts';
import { findConflict } from '../text/source.ts';
import { BlockReader } from './block-reader.ts';
import { BlockLines } from './lines.ts';

const BYTE_ORDER_MARK = '\uFEFF';
/** A pattern runs out of stack on lines of many million characters; none that a tool writes comes near this. */
const LONGEST_LINE = 1_000_000;
const LONE_RETURN = /\r(?!\n)/;

/**
 * Reads the YAML that package managers write, line by line: block maps and lists, scalars of every kind, flow collections
 * on one line, several documents. Undefined for a text that is not valid, or that holds anything else (anchors, tags,
 * tabs, equal keys): `loadYaml` reads those or says what is wrong.
 */
export function readBlockYaml(text: string, _path: string): readonly Parsed[] | undefined {
  if (text.includes('\t') || text.includes(BYTE_ORDER_MARK)) return undefined;
  if (text.includes('\r') && LONE_RETURN.test(text)) return undefined;
  if (findConflict(text) !== -1) return undefined;
  if (hasLongLine(text)) return undefined;
  return unlessHandedOver(() => readDocuments(text));
}

function hasLongLine(text: string): boolean {
  for (let start = 0; text.length - start > LONGEST_LINE;) {
    const end = text.indexOf('\n', start);
    if (end < 0 || end - start > LONGEST_LINE) return true;
    start = end + 1;
  }
  return false;
}

function readDocuments(text: string): Parsed[] {
  const lines = new BlockLines(text);
  const documents: Parsed[] = [];
  let hasContent = lines.next();
  if (lines.isMarker) hasContent = lines.next();
  for (;;) {
    // An empty text or document is left to the library.
    if (!hasContent) handOver();
    documents.push(readDocument(text, lines));
    if (!lines.isMarker) return documents;
    hasContent = lines.next();
  }
}

function readDocument(text: string, lines: BlockLines): Parsed {
  const reader = new BlockReader(lines);
  const value = reader.read();
  return { value, problems: [], span: createSpanLookup(text, () => reader.tape.outline()) };
}
