/** Texts as a stream. An async generator would cost a promise more for each of some hundred thousand files. */
export function streamOf(...texts: readonly string[]): AsyncIterable<string> {
  return {
    [Symbol.asyncIterator]: () => {
      let at = 0;
      return {
        next: () => {
          const value = texts[at];
          at += 1;
          return Promise.resolve(value === undefined ? { done: true, value: undefined } : { done: false, value });
        },
      };
    },
  };
}
