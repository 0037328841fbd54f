import { asArray, asString, get } from '@morel/parse';

/** The entries of a list in an object; none where it has none. */
export function listOf(object: unknown, key: string): readonly unknown[] {
  return asArray(get(object, key)) ?? [];
}

/** A text in an object; undefined where it has none, or an empty one. */
export function textOf(object: unknown, key: string): string | undefined {
  return asString(get(object, key)) || undefined;
}
