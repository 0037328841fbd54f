import type { Parsed } from '../document.ts';
import { createSpanLookup } from '../span-lookup.ts';
import { unlessHandedOver } from '../hand-over.ts';
import { TomlCursor } from './cursor.ts';
import { outlineToml } from './outline.ts';
import { readKey } from './read-key.ts';
import { readValue } from './read-value.ts';
import { TomlTables } from './tables.ts';

const BYTE_ORDER_MARK = 0xfeff;
const EQUALS = 0x3d;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/**
 * Reads TOML 1.0 in one pass. Undefined for a text that is not valid, or that holds a rarity such as hexadecimal numbers:
 * `loadToml` reads those or says what is wrong. Dates come as strings, in the form that `loadToml` gives them.
 */
export function readToml(text: string, _path: string): Parsed | undefined {
  return unlessHandedOver(() => {
    const value = readDocument(new TomlCursor(text));
    return { value, problems: [], span: createSpanLookup(text, () => outlineToml(text)) };
  });
}

function readDocument(cursor: TomlCursor): unknown {
  const tables = new TomlTables();
  let table = tables.root;
  cursor.skip(BYTE_ORDER_MARK);
  for (cursor.skipBlank(); !cursor.atEnd; cursor.skipBlank()) {
    if (cursor.peek() === OPEN) {
      table = readHeader(cursor, tables);
    } else {
      const key = readKey(cursor);
      cursor.expect(EQUALS);
      cursor.skipSpace();
      tables.assign(table, key, readValue(cursor, tables, key.length));
    }
    cursor.endLine();
  }
  return tables.root;
}

function readHeader(cursor: TomlCursor, tables: TomlTables): Record<string, unknown> {
  cursor.expect(OPEN);
  const isList = cursor.skip(OPEN);
  cursor.skipSpace();
  const key = readKey(cursor);
  cursor.expect(CLOSE);
  if (isList) cursor.expect(CLOSE);
  return isList ? tables.append(key) : tables.open(key);
}
