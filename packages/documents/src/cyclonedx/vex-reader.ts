import {
  createProblemLog,
  quote,
  readingOf,
  type BomDocument,
  type ProblemLog,
  type TextFile,
  type VexDocument,
  type VexReader,
  type VexResult,
} from '@morel/model';
import { get, loadXml, readJson, type Parsed } from '@morel/parse';
import { reportFaults, reportReferences } from '../sbom/placed.ts';
import { versionOf } from './json-reader.ts';
import { bomOf } from './read/bom.ts';
import { listOf } from './read/parts.ts';
import { VexLosses } from '../vex/losses.ts';
import { VexStatements } from './read/vex.ts';
import { loadBomSchema, type BomSchema } from './schema.ts';
import { openXml, versionOf as versionOfXml } from './xml-reader.ts';

/** The vulnerabilities in CycloneDX documents in JSON. Of the schemas the one of the document's version is loaded. */
export const cycloneDxVex: VexReader = { format: 'cyclonedx-json', read: readJsonForm };

/** The same in XML. */
export const cycloneDxVexXml: VexReader = { format: 'cyclonedx-xml', read: readXmlForm };

async function readJsonForm({ path, text }: TextFile): Promise<VexResult> {
  const parsed = readJson(text, path);
  const problems = createProblemLog(path, parsed.problems);
  const schema = parsed.value === undefined ? undefined : await schemaFor(parsed, problems);
  return schema ? readParsed(parsed, schema, problems) : { problems: problems.list() };
}

async function readXmlForm({ path, text }: TextFile): Promise<VexResult> {
  const readXml = await loadXml();
  const xml = readXml(text, path);
  const schema = xml.root && (await loadBomSchema(versionOfXml(xml.root)));
  const problems = createProblemLog(path, xml.problems);
  const opened = openXml(xml, schema, problems);
  return opened && schema ? readParsed(opened.parsed, schema, problems) : { problems: problems.list() };
}

function readParsed(parsed: Parsed, schema: BomSchema, problems: ProblemLog): VexResult {
  const refused = (): VexResult => ({ problems: problems.list() });
  const faults = schema.check(parsed.value);
  reportFaults(faults, parsed, problems);
  if (faults.length > 0) return refused();
  if (listOf(parsed.value, 'vulnerabilities').length === 0) {
    problems.add('wrong-format', 'the document has no "vulnerabilities": it says nothing about any', () =>
      parsed.span(),
    );
    return refused();
  }
  const placed = bomOf(parsed.value);
  reportReferences(placed, parsed, problems);
  const losses = new VexLosses();
  const statements = new VexStatements(parsed.value, placed.bom).read({ parsed, problems, losses });
  if (readingOf(problems.list()) === 'refused') return refused();
  const { document } = placed.bom;
  for (const { name, email } of document.authors.slice(1))
    losses.add('metadata.authors', name ?? email ?? '', 'a document of statements has one author');
  return { vex: { document: documentOf(document), statements }, lost: losses.list, problems: problems.list() };
}

async function schemaFor(parsed: Parsed, problems: ProblemLog): Promise<BomSchema | undefined> {
  if (get(parsed.value, 'bomFormat') !== 'CycloneDX') {
    const message = 'the file is no CycloneDX document: it has no "bomFormat": "CycloneDX"';
    problems.add('wrong-format', message, () => parsed.span('bomFormat') ?? parsed.span());
    return undefined;
  }
  const version = versionOf(parsed);
  const schema = await loadBomSchema(version);
  if (!schema)
    problems.add('unknown-format-version', `CycloneDX ${quote(version)} is not known`, () =>
      parsed.span('specVersion'),
    );
  return schema;
}

function documentOf({ format, id, version, created, authors, supplier, tools }: BomDocument): VexDocument {
  const author = authors.flatMap(({ name, email }) => name ?? email ?? [])[0] ?? supplier?.name;
  const [tool] = tools;
  return {
    format,
    ...(id !== undefined && { id }),
    ...(version !== undefined && { version: String(version) }),
    ...(author !== undefined && { author }),
    ...(created !== undefined && { created }),
    ...(tool && { tooling: [tool.vendor, tool.name, tool.version].filter(Boolean).join(' ') }),
  };
}
