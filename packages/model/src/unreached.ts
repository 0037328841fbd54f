/**
 * Positions to start from so that everything is reached: first what nothing points at, then, for circles that nothing
 * outside points at, the first of each. `links` are pairs of positions, `started` what is reached anyway.
 */
export function unreachedStarts(
  count: number,
  links: readonly { readonly from: number; readonly to: number }[],
  started: readonly number[],
): number[] {
  const targets = targetsOf(count, links);
  const isTarget = new Uint8Array(count);
  for (const { from, to } of links) if (from !== to) isTarget[to] = 1;
  const reached = new Uint8Array(count);
  for (const start of started) reach(start, targets, reached);
  const starts: number[] = [];
  for (const takesTargets of [false, true]) {
    for (let position = 0; position < count; position += 1) {
      if (reached[position] || (isTarget[position] && !takesTargets)) continue;
      starts.push(position);
      reach(position, targets, reached);
    }
  }
  return starts;
}

/** For each position the positions that it points at. */
export function targetsOf(
  count: number,
  links: readonly { readonly from: number; readonly to: number }[],
): readonly (readonly number[])[] {
  const targets: number[][] = Array.from({ length: count }, () => []);
  for (const { from, to } of links) targets[from]?.push(to);
  return targets;
}

/** Marks the start and all that it points at, near or far. */
export function reach(start: number, targets: readonly (readonly number[])[], reached: Uint8Array): void {
  if (reached[start]) return;
  reached[start] = 1;
  const pending = [start];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const target of targets[next] ?? []) {
      if (reached[target]) continue;
      reached[target] = 1;
      pending.push(target);
    }
  }
}
