/** A list in which no entry stands twice, as the schemas of the formats ask for. */
export function distinct<T extends object>(list: readonly T[]): T[] {
  return [...new Map(list.map((item) => [JSON.stringify(item), item])).values()];
}
