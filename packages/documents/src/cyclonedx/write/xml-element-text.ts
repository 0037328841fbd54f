// What is no character of XML 1.0 (section 2.2) in any form: most controls, halves of surrogate pairs, two more.
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
// What readers would take for markup, normalise away, or show as something else than it is.
const UNSAFE = /[&<>"\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu;
const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Whether XML can hold a text. */
export function isXmlText(text: string): boolean {
  return text.search(NOT_XML) === -1;
}

/**
 * A text for the content of an element or for an attribute: it reads back as it was, but for characters that XML forbids,
 * in whose place the replacement character stands.
 */
export function xmlEscaped(text: string): string {
  return text
    .replaceAll(NOT_XML, '\uFFFD')
    .replaceAll(UNSAFE, (character) => NAMED[character] ?? `&#${character.codePointAt(0)};`);
}
