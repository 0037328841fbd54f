/**
 * The members of a value in the order they are written: `true` for a plain value, a list of one for a list, an object
 * for an object.
 */
export type Shape = true | readonly [Shape] | { readonly [key: string]: Shape };

/** A shape that names every member of `T`, so that a member added to the type cannot be forgotten here. */
export type ShapeOf<T> = [T] extends [readonly (infer E)[]]
  ? readonly [ShapeOf<E>]
  : [T] extends [string | number | boolean]
    ? true
    : { readonly [K in KeyOf<T>]-?: ShapeOf<ValueOf<T, K>> };

type KeyOf<T> = T extends unknown ? keyof T : never;
type ValueOf<T, K> = T extends unknown ? (K extends keyof T ? NonNullable<T[K]> : never) : never;

/**
 * Plain data whose members stand in the order of the shape: the data itself where they do, else a copy without the
 * members that the shape does not name. Members of an object may be worked out when they are read.
 */
export function ordered(value: unknown, shape: Shape): unknown {
  return isOrdered(value, shape) ? value : copy(value, shape);
}

function isOrdered(value: unknown, shape: Shape): boolean {
  if (shape === true || !isObject(value)) return true;
  if (isList(shape))
    return shape[0] === true || !Array.isArray(value) || value.every((item) => isOrdered(item, shape[0]));
  if (!isPlain(value)) return false;
  const keys = Object.keys(value);
  let at = 0;
  for (const key in shape) {
    if (keys[at] !== key) continue;
    const inner = shape[key];
    if (inner !== undefined && inner !== true && !isOrdered(value[key], inner)) return false;
    at++;
  }
  return at === keys.length;
}

function copy(value: unknown, shape: Shape): unknown {
  if (shape === true || !isObject(value)) return value;
  if (isList(shape)) return Array.isArray(value) ? value.map((item) => copy(item, shape[0])) : value;
  const members: Record<string, unknown> = {};
  for (const key in shape) {
    const inner = shape[key];
    const member = value[key];
    if (inner !== undefined && member !== undefined) members[key] = copy(member, inner);
  }
  return members;
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}
