import { asObject } from '@morel/parse';

/** One value of a settings file, with the keys that lead to it. */
export interface FlatSetting {
  readonly path: readonly string[];
  readonly value: string;
}

const MAX_DEPTH = 5;
const MAX_SETTINGS = 2_000;
const MAX_LISTED = 50;

/** The values in nested maps, each with its keys; lists as text in square brackets. What is nested deeper is left out. */
export function flattenSettings(value: unknown): readonly FlatSetting[] {
  const found: FlatSetting[] = [];
  collect(value, [], found);
  return found;
}

function collect(value: unknown, path: readonly string[], found: FlatSetting[]): void {
  if (found.length >= MAX_SETTINGS || path.length > MAX_DEPTH) return;
  const map = asObject(value);
  if (map) for (const [key, member] of Object.entries(map)) collect(member, [...path, key], found);
  else if (Array.isArray(value)) found.push({ path, value: `[${value.slice(0, MAX_LISTED).map(textOf).join(', ')}]` });
  else if (value !== null && value !== undefined) found.push({ path, value: textOf(value) });
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '…';
}
