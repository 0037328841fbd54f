import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadReader, type Reader } from '@morel/model';
import { readTree } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { documents } from './registry.gen.ts';

/** Every fixture of a build file: the reader and the file's place. */
async function cases(): Promise<{ readonly reader: Reader; readonly folder: string; readonly path: string }[]> {
  const found = [];
  for (const { about, load } of documents) {
    const { readers = [] } = await load();
    for (const source of readers) {
      const reader = await loadReader(source);
      const root = join(import.meta.dirname, about.id, 'fixtures', reader.format);
      for (const name of readdirSync(root)) {
        const folder = join(root, name);
        const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
        for (const { parentPath, name: file } of files) {
          if (file !== 'expected.txt')
            found.push({ reader, folder, path: join(parentPath, file).slice(folder.length + 1) });
        }
      }
    }
  }
  return found;
}

describe('the spans of build steps', () => {
  it('show the command, or what stands for it', async () => {
    let checked = 0;
    for (const { reader, folder, path } of await cases()) {
      const text = readFileSync(join(folder, path), 'utf8');
      const { inventory } = await readTree(reader, { [path]: text }, path);
      for (const { command, span } of inventory.steps) {
        // What an alias repeats stands elsewhere.
        if (!span) continue;
        const shown = text.slice(span.start, span.end);
        // An alias, a list of words and a task stand for a command without spelling it.
        const isOther = shown.startsWith('*') || shown.startsWith('[') || shown.startsWith('task: ');
        expect({ path, shown: isOther || squeeze(shown) === squeeze(command) }).toEqual({ path, shown: true });
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(50);
  });
});

/** Without blanks, continuations, quotes and comments, which a command is free of or not. */
function squeeze(text: string): string {
  return text.replaceAll(/^\s*#.*$/gm, '').replaceAll(/[\s\\"'`]+/g, '');
}
