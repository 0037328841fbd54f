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
import { asString, get, readJson, type Parsed } from '@morel/parse';
import { reportFaults, reportReferences } from '../sbom/placed.ts';
import { loadSchemas } from './json-reader.ts';
import { bomOf } from './read/bom.ts';
import { listOf } from './read/parts.ts';
import { VexStatements } from './read/vex.ts';
import type { BomSchema } from './schema.ts';

/** Loads the reader of the vulnerabilities in CycloneDX documents in JSON, with the schemas of all versions. */
export async function loadCycloneDxVex(): Promise<VexReader> {
  const schemas = await loadSchemas();
  return { format: 'cyclonedx-json', read: (file) => read(file, schemas) };
}

function read({ path, text }: TextFile, schemas: ReadonlyMap<string, BomSchema>): VexResult {
  const parsed = readJson(text, path);
  const problems = createProblemLog(path, parsed.problems);
  const refused = (): VexResult => ({ problems: problems.list() });
  const schema = parsed.value === undefined ? undefined : schemaFor(parsed, schemas, problems);
  if (!schema) return refused();
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
  const statements = new VexStatements(parsed.value, placed.bom).read(parsed, problems);
  if (readingOf(problems.list()) === 'refused') return refused();
  const { document } = placed.bom;
  return { vex: { document: documentOf(document), statements }, problems: problems.list() };
}

function schemaFor(
  parsed: Parsed,
  schemas: ReadonlyMap<string, BomSchema>,
  problems: ProblemLog,
): BomSchema | undefined {
  if (get(parsed.value, 'bomFormat') !== 'CycloneDX') {
    const message = 'the file is no CycloneDX document: it has no "bomFormat": "CycloneDX"';
    problems.add('wrong-format', message, () => parsed.span('bomFormat') ?? parsed.span());
    return undefined;
  }
  const version = asString(get(parsed.value, 'specVersion')) ?? '';
  const schema = schemas.get(version);
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
