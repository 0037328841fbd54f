import type { ComponentChange, Report } from '@morel/model';
import { sampleFinding, sampleInput, sampleMatch, sampleReport } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { changeRows, linkWords } from './difference-words.ts';

function linked(...links: NonNullable<ComponentChange['links']>): ComponentChange {
  return {
    kind: 'added',
    ecosystem: 'x',
    name: 'a',
    from: [],
    to: ['1'],
    direct: true,
    scope: 'prod',
    brings: [],
    links,
  };
}

describe('the addresses of a change', () => {
  it('say what stands there, and where a tag is a guess', () => {
    const url = 'https://github.com/o/r/compare/v1...v2';
    expect(linkWords(linked({ kind: 'compare', url, guessed: true }))).toEqual([
      { text: 'compare (tag guessed)', url },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'http://github.com/o/r',
    'https://u:p@github.com/o/r',
    'https://github.com/o/r)[x](https://evil.example',
    'https://github.com/o/r"onclick="x',
    'https://github.com/\u001b[2J',
    '',
  ])('are none that a stored report made up: %j', (url) => {
    expect(linkWords(linked({ kind: 'compare', url }))).toEqual([]);
  });
});

function hit(silenced: boolean, known: readonly number[]): Report {
  return sampleReport({
    inputs: [sampleInput({})],
    matches: [sampleMatch({ package: 'a', version: '1', ids: ['X-1'], title: 't', line: 1 })],
    findings: [
      sampleFinding({ id: 'f', match: 0, ...(silenced && { silenced: { by: 'exception', reason: 'r' } as const }) }),
    ],
    difference: {
      base: 'main',
      changes: [
        { ...linked(), name: 'z', direct: false },
        { ...linked(), ecosystem: 'npm', direct: false },
      ],
      fixed: [],
      known,
      uncompared: 0,
      deciding: [],
      baseGaps: [],
    },
  });
}

function rows(report: Report): string[] {
  return changeRows(report).map(({ change, brings }) => [change.name, ...brings.map(({ text }) => text)].join(': '));
}

describe('the rows of a comparison', () => {
  it('say which advisories a change brings, and stand first for it', () => {
    expect(rows(hit(false, []))).toEqual(['a: is hit by X-1, new', 'z']);
  });

  it('say nothing of an advisory that the base has too, or that something silences', () => {
    expect(rows(hit(false, [0]))).toEqual(['z', 'a']);
    expect(rows(hit(true, []))).toEqual(['z', 'a']);
  });
});
