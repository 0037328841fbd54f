import { describe, expect, it } from 'vitest';
import { unreachedStarts } from './unreached.ts';

function starts(
  count: number,
  pairs: readonly (readonly [number, number])[],
  started: readonly number[] = [],
): number[] {
  return unreachedStarts(
    count,
    pairs.map(([from, to]) => ({ from, to })),
    started,
  );
}

describe('what to start from so that all is reached', () => {
  it('is what nothing points at', () => {
    expect(
      starts(4, [
        [0, 1],
        [2, 1],
        [1, 3],
      ]),
    ).toEqual([0, 2]);
  });

  it('is one of a circle', () => {
    expect(
      starts(3, [
        [0, 1],
        [1, 0],
        [1, 2],
      ]),
    ).toEqual([0]);
  });

  it('is itself where only it points at itself', () => {
    expect(starts(1, [[0, 0]])).toEqual([0]);
  });

  it('is nothing that was reached before', () => {
    expect(starts(3, [[0, 1]], [0])).toEqual([2]);
  });
});
