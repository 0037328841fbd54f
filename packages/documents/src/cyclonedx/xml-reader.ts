import { createProblemLog, InventoryBuilder, quote, type Reader, type ReadResult, type TextFile } from '@morel/model';
import { loadXml, type Parsed, type ParsedXml, type Step } from '@morel/parse';
import { loadSchemas, readDocument } from './json-reader.ts';
import { VERSIONS, type BomSchema } from './schema.ts';
import { fromXml } from './xml/from-xml.ts';

const NAMESPACE = 'http://cyclonedx.org/schema/bom/';

/** Loads the reader of CycloneDX in XML. A document is read into the members of the JSON form and goes on as one. */
export async function loadCycloneDxXml(): Promise<Reader> {
  const [readXml, schemas] = await Promise.all([loadXml(), loadSchemas()]);
  return { format: 'cyclonedx-xml', read: ({ main }) => readText(main, readXml(main.text, main.path), schemas) };
}

function readText(main: TextFile, xml: ParsedXml, schemas: ReadonlyMap<string, BomSchema>): ReadResult {
  const problems = createProblemLog(main.path, xml.problems);
  const refused = (): ReadResult => ({ inventory: new InventoryBuilder().build(), problems: problems.list() });
  const { root } = xml;
  if (!root) return refused();
  const namespace = root.attributes[root.prefix === '' ? 'xmlns' : `xmlns:${root.prefix}`] ?? '';
  if (root.name !== 'bom' || !namespace.startsWith(NAMESPACE)) {
    problems.add('wrong-format', 'the file is no CycloneDX document: it is no "bom" of its namespace', root.span);
    return refused();
  }
  const version = namespace.slice(NAMESPACE.length);
  const schema = schemas.get(version);
  if (!schema) {
    const known = `${VERSIONS[0]} to ${VERSIONS.at(-1)}`;
    problems.add('unknown-format-version', `CycloneDX ${quote(version)} is not known: ${known} are read`, root.span);
    return refused();
  }
  const { value, element, faults, leftOut } = fromXml(root, version, schema.set);
  for (const fault of faults) problems.add('schema', fault.message, fault.element.span);
  if (faults.length > 0) return { ...refused(), formatVersion: version };
  const parsed: Parsed = { value, problems: xml.problems, span: (...path: readonly Step[]) => element(path).span };
  return readDocument(main, parsed, { schema, leftOut, hasUniqueNames: true });
}
