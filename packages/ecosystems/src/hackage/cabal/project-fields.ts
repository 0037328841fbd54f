import type { Span } from '@morel/model';

/** A part of a field's value, between commas. */
export interface Item {
  readonly text: string;
  readonly span: Span;
}

/** A field of a project file with its value. */
export interface Field {
  readonly name: string;
  readonly items: readonly Item[];
}

export interface ProjectFields {
  readonly fields: readonly Field[];
  /** Lines that are neither field nor value. */
  readonly strange: readonly Item[];
}

const FIELD = /^([A-Za-z][\w-]*)\s*:/;

/**
 * The fields of a file in the format of cabal.project: `name: value`, further lines of the value indented, `--` before a
 * comment. Source: cabal-install's documentation, "cabal.project reference".
 */
export function projectFields(text: string): ProjectFields {
  const found: { name: string; pieces: Item[] }[] = [];
  const strange: Item[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const content = line.trim();
    const offset = start + line.indexOf(content);
    start += line.length + 1;
    if (content === '' || content.startsWith('--')) continue;
    const [head = '', name] = FIELD.exec(line) ?? [];
    const current = found.at(-1);
    if (name !== undefined) {
      const value = line.slice(head.length).trimEnd();
      found.push({
        name: name.toLowerCase(),
        pieces: [{ text: value, span: { start: offset + head.length, end: offset + head.length + value.length } }],
      });
    } else if (current && /^\s/.test(line)) {
      current.pieces.push({ text: content, span: { start: offset, end: offset + content.length } });
    } else strange.push({ text: content, span: { start: offset, end: offset + content.length } });
  }
  return { fields: found.map(({ name, pieces }) => ({ name, items: itemsOf(pieces) })), strange };
}

/** The parts between commas; one that runs over several lines is joined. An empty part at the end shows a lost one. */
function itemsOf(pieces: readonly Item[]): Item[] {
  const items: Item[] = [];
  let open: Item | undefined;
  for (const { text, span } of pieces) {
    let at = span.start;
    for (const [index, part] of text.split(',').entries()) {
      const content = part.trim();
      const start = at + part.indexOf(content);
      if (index > 0) {
        if (open) items.push(open);
        open = undefined;
      }
      const end = start + content.length;
      if (open && open.text !== '' && content !== '') {
        open = { text: `${open.text} ${content}`, span: { start: open.span.start, end } };
      } else if (!open || content !== '') open = { text: content, span: { start, end } };
      at += part.length + 1;
    }
  }
  if (open) items.push(open);
  return items;
}
