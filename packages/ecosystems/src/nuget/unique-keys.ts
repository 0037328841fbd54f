/** Makes keys unique: a key that was there before gets a number. */
export function createUniqueKeys(): (key: string) => string {
  const taken = new Set<string>();
  return (key) => {
    let unique = key;
    for (let count = 2; taken.has(unique); count += 1) unique = `${key} (${count})`;
    taken.add(unique);
    return unique;
  };
}
