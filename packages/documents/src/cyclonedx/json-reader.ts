import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReadResult,
  type TextFile,
} from '@morel/model';
import { asString, get, pathText, readJson, type Parsed, type SchemaFault } from '@morel/parse';
import { inventoryOf } from '../sbom/to-inventory.ts';
import { bomOf, furtherDocuments, type PlacedBom } from './read/bom.ts';
import { loadBomSchema, VERSIONS, type BomSchema } from './schema.ts';

/** Faults of a document that are named one by one. */
const MOST_FAULTS = 5;

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
  const faults = schema.check(parsed.value);
  if (faults.length > 0) {
    for (const { path: at, message } of shown(faults))
      problems.add('schema', `${pathText(at)} ${message}`, () => nearestSpan(parsed, at));
    return { ...empty(), formatVersion };
  }
  const placed = bomOf(parsed.value);
  reportReferences(placed, parsed, problems);
  for (const url of furtherDocuments(parsed.value))
    problems.add('not-judged', `another document is named and was not read: ${quote(url)}`);
  const span = (key: string) => () => parsed.span(...(placed.places.get(key) ?? []));
  const { bom, dropped } = placed;
  return { ...inventoryOf({ bom, path, formatVersion, span, problems }), bom: { bom, dropped } };
}

function shown(faults: readonly SchemaFault[]): readonly SchemaFault[] {
  const more = faults.length - MOST_FAULTS;
  const first = faults.slice(0, MOST_FAULTS);
  return more > 0 ? [...first, { path: [], message: `has ${more} or more further faults` }] : first;
}

/** A member that is missing has no place: the object that should hold it has. */
function nearestSpan(parsed: Parsed, path: SchemaFault['path']) {
  for (let length = path.length; length >= 0; length -= 1) {
    const span = parsed.span(...path.slice(0, length));
    if (span) return span;
  }
  return undefined;
}

function reportReferences({ doubled, dangling }: PlacedBom, parsed: Parsed, problems: ProblemLog): void {
  for (const { name, path } of doubled)
    problems.add(
      'duplicate-key',
      `two components are called ${quote(name)}: edges that name it lead to the first`,
      () => parsed.span(...path),
    );
  for (const { name, path } of dangling)
    problems.add('unknown-entry', `the dependencies name ${quote(name)}, which is no component of the document`, () =>
      parsed.span(...path),
    );
}
