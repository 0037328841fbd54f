import type { LicenceLeaf } from '@morel/parse';
import { currentLicence, parseLicence } from '@morel/parse';

/** Names under which a list may have a licence, all meaning the same. */
export interface Naming {
  readonly names: readonly string[];
  /** With an exception: only an entry that names one, too, means it. */
  readonly isPair: boolean;
}

const SUFFIX = /-(?:only|or-later)$/;

/**
 * What a list may call a licence, the narrowest first: with its exception, then "or later", then the version alone.
 * `GPL-2.0`, which SPDX has deprecated, is `GPL-2.0-only`.
 */
export function namesOf(leaf: LicenceLeaf): readonly Naming[] {
  const { id, orLater, exception } = current(leaf);
  const root = id.replace(SUFFIX, '');
  const isVersioned = currentLicence(root, false) === `${root}-only`;
  const isLater = orLater || (isVersioned && id.endsWith('-or-later'));
  const version = isVersioned ? [`${root}-only`, root] : [id];
  const later = isVersioned ? [`${root}-or-later`, `${root}+`] : [`${id}+`];
  const plain = isLater ? [later, version] : [version];
  const pairs = exception === undefined ? [] : plain.map((names) => names.map((name) => `${name} WITH ${exception}`));
  // The deprecated ids that hold an exception are names of the pair.
  if (pairs[0] && leaf.exception === undefined) pairs[0].push(leaf.id);
  return [...pairs.map((names) => ({ names, isPair: true })), ...plain.map((names) => ({ names, isPair: false }))];
}

function current(leaf: LicenceLeaf): LicenceLeaf {
  if (leaf.isReference || leaf.orLater || leaf.exception !== undefined) return leaf;
  const tree = parseLicence(currentLicence(leaf.id, false));
  return tree?.kind === 'licence' ? tree : leaf;
}
