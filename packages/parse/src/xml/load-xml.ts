import { printable, type Problem } from '@morel/model';
import type { XmlElement as LibraryElement } from '@rgrove/parse-xml';
import { MAX_DEPTH } from '../limits.ts';
import { conflictProblem, createSource, problemAtOffset, type Source } from '../text/source.ts';
import { findTooDeep } from './depth.ts';
import type { ParsedXml, XmlElement } from './xml-element.ts';

/** Longer texts are refused: the largest real files of any format have a tenth of it. */
const MAX_LENGTH = 16 * 1024 * 1024;
/** What the library adds after the fault: where it is, and an excerpt. */
const FRAME = / \(line \d+, column \d+\)[^]*$/;

/**
 * Loads the XML reader. It takes XML 1.0 (fifth edition) that is well formed; a document type is passed over, so that no
 * entity but the five of XML itself is ever replaced: any other is a fault.
 */
export async function loadXml(): Promise<(text: string, path: string) => ParsedXml> {
  const { parseXml, XmlCdata, XmlElement: ElementNode, XmlError, XmlText } = await import('@rgrove/parse-xml');

  const elementOf = (node: LibraryElement): XmlElement => {
    const elements: XmlElement[] = [];
    let text = '';
    for (const child of node.children) {
      if (child instanceof ElementNode) elements.push(elementOf(child));
      else if (child instanceof XmlText || child instanceof XmlCdata) text += child.text;
    }
    const colon = node.name.indexOf(':');
    return {
      name: node.name.slice(colon + 1),
      prefix: node.name.slice(0, Math.max(colon, 0)),
      attributes: node.attributes,
      elements,
      text: text.trim(),
      span: { start: node.start, end: node.end },
    };
  };

  return (text, path) => {
    const source = createSource(text, path);
    const limit = limitProblem(source);
    if (limit) return { root: undefined, problems: [limit] };
    try {
      const { root } = parseXml(text, { includeOffsets: true });
      return { root: root ? elementOf(root) : undefined, problems: [] };
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      const fault = printable(error.message.replace(FRAME, ''));
      const problem = conflictProblem(source) ?? problemAtOffset(source, 'syntax', error.pos, fault);
      return { root: undefined, problems: [problem] };
    }
  };
}

function limitProblem(source: Source): Problem | undefined {
  if (source.text.length > MAX_LENGTH)
    return problemAtOffset(source, 'too-large', 0, `the text is longer than ${MAX_LENGTH} characters`);
  // The library reads an element within another by calling itself.
  const deep = findTooDeep(source.text, MAX_DEPTH);
  return deep === -1
    ? undefined
    : problemAtOffset(source, 'too-deep', deep, `the nesting is deeper than ${MAX_DEPTH} levels`);
}
