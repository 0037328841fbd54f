import type { BomWriter } from '@morel/model';
import { asArray, asObject, asString, entriesOf, get, stringsOf } from '@morel/parse';
import { bomJson } from './bom.ts';
import type { SpecVersion } from './spec-version.ts';
import { isXmlText, xmlEscaped } from './xml-element-text.ts';
import { ATTRIBUTES, ENTRIES, LISTS, ORDER, REFERENCES, TEXTS } from './xml-words.ts';

/** The writer of one version in XML: the members of the JSON form, as the XML schema has them. */
export function xmlWriter(version: SpecVersion): BomWriter {
  return {
    format: `cyclonedx-${version}-xml`,
    write(bom) {
      const { value, lost } = bomJson(bom, version);
      const { text, isReplaced } = xmlText(value, version);
      return { text, lost: [...lost, ...(isReplaced ? ['characters that XML forbids (replaced)'] : [])] };
    },
  };
}

export interface XmlText {
  /** In pieces. */
  readonly text: readonly string[];
  /** Whether characters that XML forbids were replaced. */
  readonly isReplaced: boolean;
}

/** A document in the members of the JSON form, as XML. */
export function xmlText(value: object, version: SpecVersion): XmlText {
  const writing = new XmlWriting();
  const { $schema: _, bomFormat: __, specVersion: ___, ...members } = asObject(value) ?? {};
  writing.element('bom', members, 0, { xmlns: `http://cyclonedx.org/schema/bom/${version}` });
  return { text: ['<?xml version="1.0" encoding="UTF-8"?>\n', ...writing.lines], isReplaced: writing.isReplaced };
}

type Attributes = Readonly<Record<string, unknown>>;

class XmlWriting {
  readonly lines: string[] = [];
  isReplaced = false;

  element(name: string, value: unknown, depth: number, more: Attributes = {}): void {
    const members = asObject(value);
    if (!members) {
      this.#line(name, {}, depth, this.#text(value));
      return;
    }
    const own = ATTRIBUTES[name] ?? [];
    const attributes = { ...more, ...Object.fromEntries(own.map((key) => [key, members[key]])) };
    const textKey = TEXTS[name];
    if (textKey !== undefined) {
      this.#line(name, attributes, depth, this.#text(members[textKey]));
      return;
    }
    this.#open(name, attributes, depth, () => {
      for (const [key, member] of inOrder(name, members)) if (!own.includes(key)) this.#member(key, member, depth + 1);
    });
  }

  #member(key: string, member: unknown, depth: number): void {
    const list = asArray(member);
    const entry = ENTRIES[key];
    const name = LISTS[key] ?? key;
    if (!list) this.element(key, member, depth);
    else if (key === 'licenses') this.#open(key, {}, depth, () => this.#licences(list, depth + 1));
    else if (entry === undefined) for (const item of list) this.element(key, item, depth);
    else this.#open(name, {}, depth, () => this.#entries(entry, list, depth + 1));
  }

  #entries(name: string, list: readonly unknown[], depth: number): void {
    for (const item of list) {
      const reference = asString(item);
      if (reference !== undefined && REFERENCES.has(name)) this.#line(name, { ref: reference }, depth);
      else if (name === 'dependency') this.#dependency(item, depth);
      else this.element(name, item, depth);
    }
  }

  #licences(list: readonly unknown[], depth: number): void {
    for (const choice of list) {
      const licence = get(choice, 'license');
      if (licence === undefined) this.element('expression', choice, depth);
      else this.element('license', licence, depth);
    }
  }

  #dependency(entry: unknown, depth: number): void {
    this.#open('dependency', { ref: get(entry, 'ref') }, depth, () => {
      for (const ref of stringsOf(get(entry, 'dependsOn'))) this.#line('dependency', { ref }, depth + 1);
      for (const ref of stringsOf(get(entry, 'provides'))) this.#line('provides', { ref }, depth + 1);
    });
  }

  /** An element around what `fill` writes; a single tag where that is nothing. */
  #open(name: string, attributes: Attributes, depth: number, fill: () => void): void {
    const place = this.lines.length;
    this.lines.push('');
    fill();
    const tag = `${'  '.repeat(depth)}<${name}${this.#attributes(attributes)}`;
    const isEmpty = this.lines.length === place + 1;
    this.lines[place] = isEmpty ? `${tag}/>\n` : `${tag}>\n`;
    if (!isEmpty) this.lines.push(`${'  '.repeat(depth)}</${name}>\n`);
  }

  #line(name: string, attributes: Attributes, depth: number, text = ''): void {
    const tag = `${'  '.repeat(depth)}<${name}${this.#attributes(attributes)}`;
    this.lines.push(text === '' ? `${tag}/>\n` : `${tag}>${text}</${name}>\n`);
  }

  #attributes(attributes: Attributes): string {
    return Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => ` ${name}="${this.#text(value)}"`)
      .join('');
  }

  #text(value: unknown): string {
    const text = typeof value === 'number' ? String(value) : (asString(value) ?? '');
    if (!isXmlText(text)) this.isReplaced = true;
    return xmlEscaped(text);
  }
}

function inOrder(name: string, members: Attributes): readonly (readonly [string, unknown])[] {
  const order = ORDER[name];
  if (!order) return entriesOf(members);
  return order.filter((key) => members[key] !== undefined).map((key) => [key, members[key]] as const);
}
