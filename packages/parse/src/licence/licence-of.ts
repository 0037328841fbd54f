import type { Licence } from '@morel/model';
import { asArray, asObject, asString, get } from '../values.ts';
import { licenceText } from './licence-tree.ts';
import { parseLicence } from './parse-licence.ts';

/** A name longer than this is the text of a licence, not what it is called. */
const MAX_NAME = 256;
/** A file that asks for more different texts than this is not from a package manager. */
const MAX_KNOWN = 4096;

/** Most packages have one of a few licences: each text is taken apart once, and the statement is shared. */
const declared = new Map<string, readonly Licence[]>();

/**
 * What makers of a package say about its licence in one text: an SPDX expression as SPDX spells it, else the name as
 * written. Nothing for an empty text. No name is ever taken for an id.
 */
export function declaredLicence(text: string): readonly Licence[] | undefined {
  const known = declared.get(text);
  if (known) return known;
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const tree = parseLicence(trimmed);
  const licences: readonly Licence[] = [
    tree ? { expression: licenceText(tree), kind: 'declared' } : { name: shortened(trimmed), kind: 'declared' },
  ];
  if (text.length <= MAX_NAME && declared.size < MAX_KNOWN) declared.set(text, licences);
  return licences;
}

function shortened(text: string): string {
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  return line.length > MAX_NAME ? `${line.slice(0, MAX_NAME - 1)}…` : line;
}

/**
 * The same of a value that may also be a list of texts, or have the forms that npm gave up: an object with `type` and
 * `url`, or a list of them. Several are several statements: nobody says whether one may choose.
 * Source: https://docs.npmjs.com/cli/v11/configuring-npm/package-json#license
 */
export function declaredLicences(value: unknown): readonly Licence[] | undefined {
  if (typeof value === 'string') return declaredLicence(value);
  const items = asArray(value) ?? (asObject(value) ? [value] : []);
  const licences = items.flatMap((item) => {
    if (typeof item === 'string') return declaredLicence(item) ?? [];
    const [stated] = declaredLicence(asString(get(item, 'type')) ?? asString(get(item, 'name')) ?? '') ?? [];
    const url = asString(get(item, 'url'));
    return stated ? [{ ...stated, ...(url && { url }) }] : [];
  });
  return licences.length > 0 ? licences : undefined;
}
