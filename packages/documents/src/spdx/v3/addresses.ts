import type { Bom } from '@morel/model';

/** Addresses of the elements of a document that is written. */
export interface Addresses {
  readonly document: string;
  /** By the key of a component. */
  readonly components: ReadonlyMap<string, string>;
  /** A new one, for what has no key. */
  next(word: string): string;
}

// Those that others may name too, as package URLs, are no addresses of an element of this document.
const OWN_ADDRESS = /^(?:https?|urn):[^\s<>"{}|\\^`]+$/;

/** Components keep the address that they have; others get one within the document. */
export function addressesOf({ document: { id }, components }: Bom): Addresses {
  const document =
    id !== undefined && OWN_ADDRESS.test(id) ? id : `https://spdx.org/spdxdocs/${encodeURIComponent(id ?? 'unnamed')}`;
  const base = document.includes('#') ? `${document}-` : `${document}#`;
  const taken = new Set([document, ...components.map(({ key }) => key).filter((key) => OWN_ADDRESS.test(key))]);
  const free = (plain: string): string => {
    let found = plain;
    for (let number = 2; taken.has(found); number += 1) found = `${plain}-${number}`;
    taken.add(found);
    return found;
  };
  const counts = new Map<string, number>();
  return {
    document,
    components: new Map(
      components.map(({ key }) => [
        key,
        OWN_ADDRESS.test(key) ? key : free(`${base}SPDXRef-${key.replaceAll(/[^A-Za-z0-9.-]+/g, '-')}`),
      ]),
    ),
    next(word) {
      const count = (counts.get(word) ?? 0) + 1;
      counts.set(word, count);
      return free(`${base}${word}-${count}`);
    },
  };
}
