import type { Problem, Span } from '@morel/model';

/** An element of an XML text. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** Of the name, without the colon; empty where there is none. */
  readonly prefix: string;
  /** Names as written, prefixes included. An object without prototype. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly elements: readonly XmlElement[];
  /** All that stands directly in it, CDATA included, without blanks around it. */
  readonly text: string;
  /** UTF-16 offsets, from its first `<` to its last `>`. */
  readonly span: Span;
}

/** A parsed text: its outermost element, undefined where the text was refused; `problems` then says why. */
export interface ParsedXml {
  readonly root: XmlElement | undefined;
  readonly problems: readonly Problem[];
}

/** The first element of this name directly in another. */
export function xmlChild(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.elements.find((child) => child.name === name);
}

/** All elements of this name directly in another. */
export function xmlChildren(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.elements.filter((child) => child.name === name) ?? [];
}

/** The text of the first element of this name, undefined where there is none or it is empty. */
export function xmlText(element: XmlElement | undefined, name: string): string | undefined {
  return xmlChild(element, name)?.text || undefined;
}
