import type { Move, Report } from '@morel/model';
import { moveWords } from './plain-words.ts';

/** A move as a row of a list: what to do, the command for it, and how many advisories it clears. */
export interface MoveRow {
  readonly words: string;
  readonly move: Move;
  readonly clears: number;
}

/** The moves of a report in its order; those that ask for the same, of several versions of a package, are one row. */
export function moveRows({ moves }: Report): readonly MoveRow[] {
  const rows = new Map<string, { words: string; move: Move; cleared: Set<string> }>();
  for (const move of moves) {
    const words = moveWords(move);
    const key = `${move.root}\n${words}\n${move.command ?? ''}`;
    const row = rows.get(key) ?? { words, move, cleared: new Set() };
    for (const id of move.clears) row.cleared.add(id);
    rows.set(key, row);
  }
  return [...rows.values()].map(({ words, move, cleared }) => ({ words, move, clears: cleared.size }));
}
