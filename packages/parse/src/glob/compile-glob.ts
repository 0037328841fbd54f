import { parseGlob, type GlobPart } from './parse-glob.ts';

/** One step of a pattern: takes a character and goes on, or goes on without taking any. */
interface State {
  readonly takes: ((character: string) => boolean) | undefined;
  readonly next: readonly number[];
}

/**
 * Compiles a pattern for whole paths (relative, `/` between parts): `*` stands for any run of characters but `/`, `?` for
 * one such character, `**` for any run of folders where it stands between slashes, `{a,b}` for either. Compared
 * case-sensitively. All alternatives are followed at once, so a test takes time in proportion to the lengths of path and
 * pattern, whatever the pattern.
 */
export function compileGlob(pattern: string): (path: string) => boolean {
  const parts = parseGlob(pattern);
  if (parts.every((part) => typeof part === 'string')) {
    const name = parts.join('');
    return (path) => path === name;
  }
  const states: State[] = [{ takes: undefined, next: [] }];
  const start = addSequence(states, parts, 0);
  return (path) => {
    let current = expand(states, [start]);
    for (const character of path) {
      current = expand(states, step(states, current, character));
      if (current.size === 0) return false;
    }
    return current.has(0);
  };
}

/** The state from which the parts lead to `end`. Built from the last part to the first. */
function addSequence(states: State[], parts: readonly GlobPart[], end: number): number {
  let next = end;
  for (const part of parts.toReversed()) next = addPart(states, part, next);
  return next;
}

function addPart(states: State[], part: GlobPart, next: number): number {
  if (typeof part === 'string') return add(states, (character) => character === part, [next]);
  if (part.kind === 'either') {
    return add(
      states,
      undefined,
      part.sequences.map((sequence) => addSequence(states, sequence, next)),
    );
  }
  if (part.kind === 'one') return add(states, isNoSlash, [next]);
  if (part.kind === 'run') return addLoop(states, isNoSlash, next);
  if (part.kind === 'all') return addLoop(states, isAny, next);
  return add(states, undefined, [next, addLoop(states, isAny, add(states, isSlash, [next]))]);
}

function addLoop(states: State[], takes: (character: string) => boolean, next: number): number {
  const loop = states.length + 1;
  const split = add(states, undefined, [loop, next]);
  add(states, takes, [split]);
  return split;
}

function add(states: State[], takes: State['takes'], next: readonly number[]): number {
  return states.push({ takes, next }) - 1;
}

function step(states: readonly State[], current: ReadonlySet<number>, character: string): number[] {
  const reached: number[] = [];
  for (const index of current) {
    const state = states[index];
    if (state?.takes?.(character)) reached.push(...state.next);
  }
  return reached;
}

/** The states with all that are reached from them without taking a character. */
function expand(states: readonly State[], from: readonly number[]): Set<number> {
  const all = new Set(from);
  for (const index of all) {
    const state = states[index];
    if (state && !state.takes) for (const next of state.next) all.add(next);
  }
  return all;
}

function isAny(): boolean {
  return true;
}

function isSlash(character: string): boolean {
  return character === '/';
}

function isNoSlash(character: string): boolean {
  return character !== '/';
}
