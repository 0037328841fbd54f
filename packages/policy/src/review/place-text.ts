import { printable, type Location } from '@morel/model';

/** `path:line` of a record. */
export function placeText({ path, span }: Location): string {
  return span?.line === undefined ? printable(path, 120) : `${printable(path, 120)}:${span.line}`;
}
