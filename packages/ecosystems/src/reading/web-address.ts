/**
 * An address of the parts of a template; each value is encoded part by part, so that no name or version leads elsewhere.
 * `@` stays, which scopes and versions of addresses are written with.
 */
export function webAddress(strings: TemplateStringsArray, ...values: readonly (string | undefined)[]): string {
  return strings.reduce((text, part, at) => `${text}${encode(values[at - 1] ?? '')}${part}`);
}

function encode(value: string): string {
  return value
    .toWellFormed()
    .split('/')
    .filter((part) => !DOTS.test(part))
    .map(encodePart)
    .join('/');
}

/** What a browser takes for a way up or for nothing. */
const DOTS = /^\.{1,2}$/;

function encodePart(part: string): string {
  return encodeURIComponent(part)
    .replaceAll('%40', '@')
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
