import type { Finding } from '@morel/model';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../registry.gen.ts';
import { createBaseline, readBaseline, writeBaseline } from './baseline.ts';

const ABOUTS = rules.map(({ about }) => about);
const NOW = Date.UTC(2026, 10, 22);

function finding(rule: string, ...ids: readonly string[]): Finding {
  return {
    id: ids[0] ?? '',
    ids: [ids],
    rule,
    level: 'review',
    message: `message of ${ids[0] ?? ''}`,
    next: 'Do something.',
    evidence: [],
    enisa: [],
  };
}

function written(findings: readonly Finding[], previous?: Parameters<typeof writeBaseline>[3]): string {
  return writeBaseline(findings, ABOUTS, NOW, previous);
}

describe('a baseline', () => {
  it('is sorted text that reads back', () => {
    const text = written([finding('stale-data', 'c'), finding('floating-range', 'b', 'a')]);
    expect(text).toBe(`{
  "schema": "morel/baseline/1",
  "findings": [
    {
      "id": "a",
      "also": [
        "b"
      ],
      "rule": "floating-range",
      "message": "message of b",
      "since": "2026-11-22"
    },
    {
      "id": "c",
      "also": [],
      "rule": "stale-data",
      "message": "message of c",
      "since": "2026-11-22"
    }
  ]
}
`);
    const read = readBaseline(text, 'morel.baseline.json');
    expect(read.ok && read.value.entries.map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('knows a finding by any of its ids', () => {
    const read = readBaseline(written([finding('floating-range', 'b', 'a')]), 'x');
    expect(read.ok && [read.value.find(['new', 'b'])?.id, read.value.find(['new'])]).toEqual(['a', undefined]);
  });

  it('holds neither grave findings nor those that an exception silences', () => {
    const excepted: Finding = { ...finding('floating-range', 'a'), silenced: { by: 'exception', reason: 'x' } };
    const known: Finding = { ...finding('floating-range', 'b'), silenced: { by: 'baseline', reason: 'x' } };
    const text = written([finding('malware', 'm'), finding('policy-loosened', 'p'), excepted, known]);
    expect(text).toContain('"b"');
    for (const id of ['m', 'p', 'a']) expect(text).not.toContain(`"id": "${id}"`);
  });

  it('keeps the date of what it knew, and drops what is gone', () => {
    const entry = { id: 'a', also: [], rule: 'floating-range', message: 'old', since: '2025-01-01' };
    const previous = createBaseline([entry, { ...entry, id: 'gone' }]);
    const text = written([finding('floating-range', 'b', 'a'), finding('floating-range', 'z')], previous);
    expect(text).toContain('"since": "2025-01-01"');
    expect(text).toContain('"since": "2026-11-22"');
    expect(text).not.toContain('gone');
  });
});

describe('a broken baseline', () => {
  it.each([
    ['text', 'no JSON'],
    ['nothing', ''],
    ['another schema', '{"schema": "morel/baseline/2", "findings": []}'],
    ['no list', '{"schema": "morel/baseline/1", "findings": {}}'],
    [
      'an entry without a rule',
      '{"schema": "morel/baseline/1", "findings": [{"id": "a", "message": "", "since": ""}]}',
    ],
    ['a key twice', '{"schema": "morel/baseline/1", "findings": [], "findings": []}'],
  ])('is an error: %s', (_, text) => {
    const read = readBaseline(text, 'b.json');
    expect(!read.ok && [read.error.code, read.error.message.startsWith('b.json: ')]).toEqual(['bad-baseline', true]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readBaseline(text, 'x').ok).toBe(false);
      }),
    );
  });
});
