import { asString, get, loadYaml } from '@morel/parse';
import { assert, constantFrom, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scalarOffsets } from './yaml-scalar.ts';

const yaml = await loadYaml();

/** The characters of the file that the offsets point at. */
function pointedAt(text: string): { readonly value: string; readonly found: string | undefined } {
  const [parsed] = yaml(text, 'a.yml');
  const value = asString(get(parsed?.value, 'run')) ?? '';
  const { start = 0, end = 0 } = parsed?.span('run') ?? {};
  const offsets = scalarOffsets(text.slice(start, end), value, true);
  return { value, found: offsets && [...offsets].map((offset) => text[start + offset] ?? '\n').join('') };
}

describe('the place of each character of a scalar', () => {
  it.each([
    ['plain', 'run: npm ci\n'],
    ['plain over lines', 'run: npm\n  ci\n'],
    ['literal', 'run: |\n  npm ci\n    x\n  y\n'],
    ['literal with header', 'run: |+2 # words\n  npm ci\n\nb: 1\n'],
    ['folded', 'run: >-\n  npm\n  ci\n\n  x\n'],
    ['single quotes', "run: 'it''s npm'\n"],
    ['double quotes', 'run: "npm \\"ci\\" \\\\ x"\n'],
    ['double quotes over lines', 'run: "npm \\\n  ci\n  x"\n'],
    ['tag and anchor', 'run: !!str &a npm ci\n'],
    ['quoted key', '"run": npm ci\n'],
    ['flow', '{ run: npm ci }\n'],
    ['line ends with CR', 'run: |\r\n  npm ci\r\n  x\r\n'],
  ])('is known in %s', (_, text) => {
    const { value, found } = pointedAt(text);
    expect(found?.replaceAll(/\s+/g, ' ').trim().replaceAll('\\"', '"')).toBe(
      value.replaceAll(/\s+/g, ' ').trim().replaceAll('"', '\\').replaceAll('\\"', '"'),
    );
  });

  it('is not known where the value does not stand there', () => {
    expect(scalarOffsets('run: *a', 'npm ci', true)).toBeUndefined();
    expect(scalarOffsets(String.raw`"\u006epm"`, 'npm', false)).toBeUndefined();
  });

  it('never lies outside the text, whatever the text', () => {
    const raw = tuple(constantFrom('', 'run: ', '"run": '), constantFrom('', '|\n  ', '>', '"', "'", '&a '), string());
    assert(
      property(raw, string(), ([key, mark, rest], value) => {
        const text = key + mark + rest;
        for (const offset of scalarOffsets(text, value, key !== '') ?? [])
          expect(offset).toBeLessThanOrEqual(text.length + 2);
      }),
    );
  });
});
