export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A box cut into one for each weight, as near to squares as may be (Bruls, Huizing, van Wijk: Squarified Treemaps, 2000).
 * The weights come largest first.
 */
export function squarify(weights: readonly number[], box: Box): readonly Box[] {
  const boxes: Box[] = [];
  let rest = box;
  let left = weights.reduce((sum, weight) => sum + weight, 0);
  let at = 0;
  while (at < weights.length) {
    const scale = left > 0 ? (rest.width * rest.height) / left : 0;
    const end = rowEnd(weights, at, scale, Math.min(rest.width, rest.height));
    const row = weights.slice(at, end);
    const total = row.reduce((sum, weight) => sum + weight, 0);
    rest = placeRow(row, total * scale, rest, boxes);
    left -= total;
    at = end;
  }
  return boxes;
}

/** How far a row along the side grows before its worst box gets longer. */
function rowEnd(weights: readonly number[], start: number, scale: number, side: number): number {
  let sum = 0;
  let best = Infinity;
  for (let end = start; end < weights.length; end++) {
    const weight = (weights[end] ?? 0) * scale;
    sum += weight;
    const largest = (weights[start] ?? 0) * scale;
    const worst = Math.max((side * side * largest) / (sum * sum), (sum * sum) / (side * side * weight));
    if (worst > best) return end;
    best = worst;
  }
  return weights.length;
}

/** Puts a row along the shorter side, and gives what is left of the box. */
function placeRow(row: readonly number[], area: number, box: Box, boxes: Box[]): Box {
  const { x, y, width, height } = box;
  const total = row.reduce((sum, weight) => sum + weight, 0);
  const isTall = height >= width;
  const depth = area / Math.max(1e-9, isTall ? width : height);
  let along = 0;
  for (const weight of row) {
    const length = ((isTall ? width : height) * weight) / total;
    boxes.push(
      isTall ? { x: x + along, y, width: length, height: depth } : { x, y: y + along, width: depth, height: length },
    );
    along += length;
  }
  return isTall
    ? { x, y: y + depth, width, height: Math.max(0, height - depth) }
    : { x: x + depth, y, width: Math.max(0, width - depth), height };
}

/** A box cut into so many equal ones, column by column, as near to squares as may be; the last column may have gaps. */
export function gridOf(amount: number, { x, y, width, height }: Box): readonly Box[] {
  const side = Math.sqrt((width * height) / Math.max(1, amount));
  const rows = Math.min(amount, Math.max(1, Math.ceil(height / side)));
  const columns = Math.ceil(amount / Math.max(1, rows));
  const cell = { width: width / Math.max(1, columns), height: height / Math.max(1, rows) };
  return Array.from({ length: amount }, (_, position) => ({
    x: x + Math.floor(position / rows) * cell.width,
    y: y + (position % rows) * cell.height,
    ...cell,
  }));
}
