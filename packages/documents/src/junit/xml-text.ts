import { printable } from '@morel/model';

// Not characters of XML 1.0 (section 2.2), in no form.
const NOT_XML = /[\uFFFE\uFFFF]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text from outside as one line that is fit for an attribute and for the content of an element. */
export function xmlText(text: string, limit?: number): string {
  return printable(text, limit)
    .replace(NOT_XML, '\uFFFD')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** An opening tag with its attributes, without the bracket at its end. Names are our own. */
export function openTag(name: string, attributes: Readonly<Record<string, string>>): string {
  return `<${[name, ...Object.entries(attributes).map(([key, value]) => `${key}="${xmlText(value, 1000)}"`)].join(' ')}`;
}
