/**
 * What every extension says about itself without its code being loaded. Held by the generated lists, beside
 * `load`, so that listing is free and a run loads only what it uses.
 */
export interface About {
  /** The folder's name, the value on the command line, the key in configuration. */
  readonly id: string;
  /** For people. */
  readonly title: string;
}

/** One entry of a generated list. */
export interface Extension<A extends About, T> {
  readonly about: A;
  readonly load: () => Promise<T>;
}
