import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const BLOCK = 512;

/** The plain files of a `.tar.gz` by path, as text. For archives of test data only: it knows no long names and no links. */
export function untarTexts(path: string): Map<string, string> {
  const bytes = gunzipSync(readFileSync(path));
  const texts = new Map<string, string>();
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0;) {
    const field = (start: number, length: number): string =>
      bytes.toString('latin1', at + start, at + start + length).replace(/\0[^]*$/, '');
    const size = Number.parseInt(field(124, 12), 8) || 0;
    const type = field(156, 1);
    const prefix = field(345, 155);
    const start = at + BLOCK;
    if (type === '0' || type === '')
      texts.set(`${prefix ? `${prefix}/` : ''}${field(0, 100)}`, bytes.toString('utf8', start, start + size));
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return texts;
}
