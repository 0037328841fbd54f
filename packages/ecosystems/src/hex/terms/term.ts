/** A term of Elixir or Erlang as it stands in a lockfile: data, never code. Offsets are UTF-16 offsets of the text. */
export type Term = (
  | { readonly kind: 'atom' | 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'list' | 'tuple' | 'map'; readonly items: readonly Term[] }
) & { readonly start: number; readonly end: number };

/** Where a text stops being a term, and why. */
export interface TermFault {
  readonly code: 'syntax' | 'too-deep';
  readonly offset: number;
  readonly message: string;
}

/** The text of an atom; undefined for anything else. */
export function atomOf(term: Term | undefined): string | undefined {
  return term?.kind === 'atom' ? term.value : undefined;
}

/** The text of a string or binary; undefined for anything else. */
export function textOf(term: Term | undefined): string | undefined {
  return term?.kind === 'text' ? term.value : undefined;
}

/** What a name may be written as: an atom or a text. */
export function nameOf(term: Term | undefined): string | undefined {
  return term?.kind === 'atom' || term?.kind === 'text' ? term.value : undefined;
}

/** The members of a tuple, list or map; undefined for anything else. */
export function itemsOf(term: Term | undefined, kind: 'list' | 'tuple' | 'map'): readonly Term[] | undefined {
  return term?.kind === kind && 'items' in term ? term.items : undefined;
}

/** The value that a list of pairs has for an atom. */
export function optionOf(term: Term | undefined, key: string): Term | undefined {
  for (const pair of itemsOf(term, 'list') ?? []) {
    const [name, value] = itemsOf(pair, 'tuple') ?? [];
    if (atomOf(name) === key) return value;
  }
  return undefined;
}
