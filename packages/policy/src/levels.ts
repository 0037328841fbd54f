import { LEVELS, type Level } from '@morel/model';

/** The stricter of two levels. */
export function stricterLevel(a: Level, b: Level): Level {
  return LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b;
}

/** The laxer of two levels. */
export function laxerLevel(a: Level, b: Level): Level {
  return LEVELS.indexOf(a) <= LEVELS.indexOf(b) ? a : b;
}

/** The level that a text names; undefined where it names none. */
export function parseLevel(text: string): Level | undefined {
  return LEVELS.find((level) => level === text);
}
