import type { Schema, SchemaObject } from '@morel/parse';

/** What the parts of the schema are put together from. */
export const TEXT: SchemaObject = { type: 'string', minLength: 1 };
export const ADDRESS: SchemaObject = { type: 'string', format: 'uri' };
export const TIME: SchemaObject = { type: 'string', format: 'date-time' };

/** RFC 5646 as CSAF words it; test 6.1.12 looks the subtags up. */
export const LANGUAGE: SchemaObject = {
  type: 'string',
  pattern:
    '^(([A-Za-z]{2,3}(-[A-Za-z]{3}(-[A-Za-z]{3}){0,2})?|[A-Za-z]{4,8})(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?' +
    '(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[A-WY-Za-wy-z0-9](-[A-Za-z0-9]{2,8})+)*(-[Xx](-[A-Za-z0-9]{1,8})+)?' +
    '|[Xx](-[A-Za-z0-9]{1,8})+|[Ii]-[Dd][Ee][Ff][Aa][Uu][Ll][Tt]|[Ii]-[Mm][Ii][Nn][Gg][Oo])$',
};

/** A whole number, or a version of SemVer 2.0. */
export const VERSION: SchemaObject = {
  type: 'string',
  pattern:
    '^(0|[1-9][0-9]*)$|^((0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)' +
    '(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?' +
    '(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?)$',
};

export function object(
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
  more: SchemaObject = {},
): SchemaObject {
  return { type: 'object', ...(required.length > 0 && { required }), ...more, properties };
}

/** A list with an entry or more, which is what every list of CSAF is. */
export function list(items: Schema, more: SchemaObject = {}): SchemaObject {
  return { type: 'array', minItems: 1, ...more, items };
}

/** One of several words, given with spaces between them. */
export function oneOf(words: string): SchemaObject {
  return { type: 'string', enum: words.split(' ') };
}

export function refer(definition: string): SchemaObject {
  return { $ref: `#/$defs/${definition}` };
}
