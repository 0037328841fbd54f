import { createProblemLog, HAND_OVER, InventoryBuilder, quote, type Reader, type ReadResult } from '@morel/model';
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

function versionOf(root: XmlElement): string {
  return namespaceOf(root).slice(NAMESPACE.length);
}

function readParsed(path: string, xml: ParsedXml, schema: BomSchema | undefined): ReadResult {
  const problems = createProblemLog(path, xml.problems);
  const refused = (): ReadResult => ({ inventory: new InventoryBuilder().build(), problems: problems.list() });
  const { root } = xml;
  if (!root) return refused();
  if (root.name !== 'bom' || !namespaceOf(root).startsWith(NAMESPACE)) {
    problems.add('wrong-format', 'the file is no CycloneDX document: it is no "bom" of its namespace', root.span);
    return refused();
  }
  const version = versionOf(root);
  if (!schema) {
    const known = `${VERSIONS[0]} to ${VERSIONS.at(-1)}`;
    problems.add('unknown-format-version', `CycloneDX ${quote(version)} is not known: ${known} are read`, root.span);
    return refused();
  }
  const { value, element, faults, leftOut } = fromXml(root, version, schema.set);
  for (const fault of faults) problems.add('schema', fault.message, fault.element.span);
  if (faults.length > 0) return { ...refused(), formatVersion: version };
  const parsed: Parsed = { value, problems: xml.problems, span: (...steps: readonly Step[]) => element(steps).span };
  return readDocument(path, parsed, { schema, leftOut, hasUniqueNames: true });
}
