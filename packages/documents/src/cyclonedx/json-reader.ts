import { createProblemLog, InventoryBuilder, quote, type Reader, type ReadResult, type TextFile } from '@morel/model';
import { asString, get, readJson, type Parsed, type SchemaFault } from '@morel/parse';
import { inventoryOf } from '../sbom/to-inventory.ts';
import { reportFaults, reportReferences, type PlacedName } from '../sbom/placed.ts';
import { bomOf, furtherDocuments } from './read/bom.ts';
import { loadBomSchema, VERSIONS, type BomSchema } from './schema.ts';

/** Loads the reader of CycloneDX in JSON with the schemas of all versions. */
export async function loadCycloneDxJson(): Promise<Reader> {
  const schemas = await loadSchemas();
  return { format: 'cyclonedx-json', read: ({ main }) => readText(main, readJson(main.text, main.path), schemas) };
}

export async function loadSchemas(): Promise<ReadonlyMap<string, BomSchema>> {
  const loaded = await Promise.all(VERSIONS.map(async (version) => [version, await loadBomSchema(version)] as const));
  return new Map(loaded.flatMap(([version, schema]) => (schema ? [[version, schema] as const] : [])));
}

/** A parsed document as an inventory; one that breaks the schema of its version is refused with place and reason. */
export function readText({ path }: TextFile, parsed: Parsed, schemas: ReadonlyMap<string, BomSchema>): ReadResult {
  const problems = createProblemLog(path, parsed.problems);
  const empty = (): ReadResult => ({ inventory: new InventoryBuilder().build(), problems: problems.list() });
  if (parsed.value === undefined) return empty();
  if (get(parsed.value, 'bomFormat') !== 'CycloneDX') {
    const message = 'the file is no CycloneDX document: it has no "bomFormat": "CycloneDX"';
    problems.add('wrong-format', message, () => parsed.span('bomFormat') ?? parsed.span());
    return empty();
  }
  const formatVersion = asString(get(parsed.value, 'specVersion')) ?? '';
  const schema = schemas.get(formatVersion);
  if (!schema) {
    const known = `${VERSIONS[0]} to ${VERSIONS.at(-1)}`;
    problems.add('unknown-format-version', `CycloneDX ${quote(formatVersion)} is not known: ${known} are read`, () =>
      parsed.span('specVersion'),
    );
    return empty();
  }
  return readDocument({ path }, parsed, { schema, leftOut: [], hasUniqueNames: false });
}

export interface DocumentParts {
  readonly schema: BomSchema;
  /** Parts that the syntax was not read into. */
  readonly leftOut: readonly string[];
  /** The schema of the syntax refuses two components of one name; that of the JSON form cannot see them. */
  readonly hasUniqueNames: boolean;
}

/** A document in the members of the JSON form, of a known version. */
export function readDocument(
  { path }: Pick<TextFile, 'path'>,
  parsed: Parsed,
  { schema, leftOut, hasUniqueNames }: DocumentParts,
): ReadResult {
  const problems = createProblemLog(path, parsed.problems);
  const formatVersion = asString(get(parsed.value, 'specVersion')) ?? '';
  const faults = schema.check(parsed.value);
  if (faults.length > 0) {
    reportFaults(faults, parsed, problems);
    return { inventory: new InventoryBuilder().build(), problems: problems.list(), formatVersion };
  }
  const placed = bomOf(parsed.value);
  if (hasUniqueNames && placed.doubled.length > 0) {
    reportFaults(placed.doubled.map(twoOfAName), parsed, problems);
    return { inventory: new InventoryBuilder().build(), problems: problems.list(), formatVersion };
  }
  reportReferences(placed, parsed, problems);
  for (const url of furtherDocuments(parsed.value))
    problems.add('not-judged', `another document is named and was not read: ${quote(url)}`);
  const span = (key: string) => () => parsed.span(...(placed.places.get(key) ?? []));
  const { bom } = placed;
  const dropped = [...placed.dropped, ...leftOut];
  return { ...inventoryOf({ bom, path, formatVersion, span, problems }), bom: { bom, dropped } };
}

function twoOfAName({ name, path }: PlacedName): SchemaFault {
  return { path, message: `${quote(name)} is the name of another component too` };
}
