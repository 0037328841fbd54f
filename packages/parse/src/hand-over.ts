/** Thrown inside a fast reader where it meets what it leaves to the general one; `unlessHandedOver` catches it. */
class HandOver extends Error {}

/** Stops the fast reader that is at work. */
export function handOver(): never {
  throw new HandOver();
}

/** What `read` returns; undefined where it handed over. */
export function unlessHandedOver<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof HandOver) return undefined;
    throw error;
  }
}
