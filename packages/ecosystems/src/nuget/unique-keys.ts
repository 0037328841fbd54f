/** Makes keys unique: a key that was there before gets a number. */
export function createUniqueKeys(): (key: string) => string {
  const counts = new Map<string, number>();
  return (key) => {
    let count = counts.get(key) ?? 0;
    let unique = key;
    // A key may look like a numbered one; each is then tried once.
    while (count > 0 && counts.has(unique)) unique = `${key} (${(count += 1)})`;
    counts.set(key, Math.max(count, 1));
    counts.set(unique, counts.get(unique) ?? 1);
    return unique;
  };
}
