/** Keys that are unique within one input: the text itself, and from the second time on with a number behind it. */
export function createKeys(): (text: string) => string {
  const used = new Set<string>();
  const counts = new Map<string, number>();
  return (text) => {
    let count = counts.get(text) ?? 0;
    let key: string;
    do {
      count += 1;
      key = count === 1 ? text : `${text} (${count})`;
    } while (used.has(key));
    counts.set(text, count);
    used.add(key);
    return key;
  };
}
