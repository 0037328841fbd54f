import { asObject } from '@morel/parse';

/** A build file of another form names no images; the reader of its commands says what is wrong with it. */
export function isNoMap(root: unknown): boolean {
  return asObject(root) === undefined;
}
