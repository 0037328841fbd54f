import {
  createProblemLog,
  HAND_OVER,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReadResult,
} from '@morel/model';
import { loadXml, type Parsed, type ParsedXml, type Step, type XmlElement } from '@morel/parse';
import { readDocument } from './json-reader.ts';
import { loadBomSchema, VERSIONS, type BomSchema } from './schema.ts';
import { fromXml } from './xml/from-xml.ts';

const NAMESPACE = 'http://cyclonedx.org/schema/bom/';

/** CycloneDX in XML. A document is read into the members of the JSON form and goes on as one. */
export const cycloneDxXml: Reader = {
  format: 'cyclonedx-xml',
  read: () => HAND_OVER,
  full: async ({ main: { path, text } }) => {
    const readXml = await loadXml();
    const xml = readXml(text, path);
    const schema = xml.root && (await loadBomSchema(versionOf(xml.root)));
    return { read: () => readParsed(path, xml, schema) };
  },
};

function namespaceOf({ prefix, attributes }: XmlElement): string {
  return attributes[prefix === '' ? 'xmlns' : `xmlns:${prefix}`] ?? '';
}

/** The version that the namespace of a document states. */
export function versionOf(root: XmlElement): string {
  return namespaceOf(root).slice(NAMESPACE.length);
}

function readParsed(path: string, xml: ParsedXml, schema: BomSchema | undefined): ReadResult {
  const problems = createProblemLog(path, xml.problems);
  const opened = openXml(xml, schema, problems);
  const { root } = xml;
  if (opened && schema)
    return readDocument(path, opened.parsed, { schema, leftOut: opened.leftOut, hasUniqueNames: true });
  const refused = { inventory: new InventoryBuilder().build(), problems: problems.list() };
  return root && schema ? { ...refused, formatVersion: versionOf(root) } : refused;
}

export interface OpenedXml {
  /** The document in the members of the JSON form. */
  readonly parsed: Parsed;
  /** Parts that were not read into them. */
  readonly leftOut: readonly string[];
}

/** A document in the members of the JSON form; undefined, and said, where it is none or breaks what only XML can. */
export function openXml(xml: ParsedXml, schema: BomSchema | undefined, problems: ProblemLog): OpenedXml | undefined {
  const { root } = xml;
  if (!root) return undefined;
  if (root.name !== 'bom' || !namespaceOf(root).startsWith(NAMESPACE)) {
    problems.add('wrong-format', 'the file is no CycloneDX document: it is no "bom" of its namespace', root.span);
    return undefined;
  }
  const version = versionOf(root);
  if (!schema) {
    const known = `${VERSIONS[0]} to ${VERSIONS.at(-1)}`;
    problems.add('unknown-format-version', `CycloneDX ${quote(version)} is not known: ${known} are read`, root.span);
    return undefined;
  }
  const { value, element, faults, leftOut } = fromXml(root, version, schema.set);
  for (const fault of faults) problems.add('schema', fault.message, fault.element.span);
  if (faults.length > 0) return undefined;
  const parsed: Parsed = { value, problems: xml.problems, span: (...steps: readonly Step[]) => element(steps).span };
  return { parsed, leftOut };
}
