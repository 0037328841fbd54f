import { AppError, quote, type VexDocument, type VexRequired } from '@morel/model';
import { formatFault } from '@morel/parse';
import type { Arguments } from './command-line/command.ts';

/** The flag for each of what a format may ask for. */
const FLAGS: ReadonlyMap<VexRequired, string> = new Map([
  ['id', 'id'],
  ['title', 'title'],
  ['author', 'author'],
  ['created', 'time'],
  ['publisher.namespace', 'publisher-namespace'],
  ['publisher.category', 'publisher-category'],
]);

/** The flag that says what a format asks for. */
export function flagOf(field: VexRequired): string {
  return `--${FLAGS.get(field) ?? ''}`;
}

/**
 * The document with what the flags say of it. What it says of itself stays: a time or an author put in its place would
 * change which statement wins.
 */
export function withAdditions(document: VexDocument, given: Pick<Arguments, 'one'>): VexDocument {
  let whole = document;
  for (const [field, flag] of FLAGS) {
    const value = given.one(flag);
    if (value !== undefined) whole = withField(whole, field, value);
  }
  return whole;
}

function withField(document: VexDocument, field: VexRequired, value: string): VexDocument {
  const { publisher } = document;
  const known = { ...document, 'publisher.namespace': publisher?.namespace, 'publisher.category': publisher?.category };
  if (field === 'created' && formatFault('date-time', value) !== undefined)
    throw new AppError('usage', `${flagOf(field)} ${quote(value)} is no date and time`, {
      hint: 'For example: --time 2026-01-31T12:00:00Z',
    });
  // In another form a document may need another address; whose it is, and of when, is not changed by that.
  if (known[field] !== undefined && field !== 'id')
    throw new AppError('usage', `${flagOf(field)}: the document says itself that it is ${quote(known[field])}`);
  if (field === 'publisher.namespace') return { ...document, publisher: { ...publisher, namespace: value } };
  if (field === 'publisher.category') return { ...document, publisher: { ...publisher, category: value } };
  return { ...document, [field]: value };
}
