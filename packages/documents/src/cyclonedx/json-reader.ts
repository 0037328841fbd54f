import { createProblemLog, HAND_OVER, InventoryBuilder, quote, type Reader, type ReadResult } from '@morel/model';
import { asString, get, readJson, type Parsed, type SchemaFault } from '@morel/parse';
import { inventoryOf } from '../sbom/to-inventory.ts';
import { reportFaults, reportReferences, type PlacedName } from '../sbom/placed.ts';
import { bomOf, furtherDocuments } from './read/bom.ts';
import { loadBomSchema, VERSIONS, type BomSchema } from './schema.ts';

/** CycloneDX in JSON. Of the schemas the one of the document's version is loaded. */
export const cycloneDxJson: Reader = {
  format: 'cyclonedx-json',
  read: () => HAND_OVER,
  full: async ({ main: { path, text } }) => {
    const parsed = readJson(text, path);
    const schema = await loadBomSchema(versionOf(parsed));
    return { read: () => readParsed(path, parsed, schema) };
  },
};

/** The version that a document states; empty where it states none. */
export function versionOf({ value }: Parsed): string {
  return asString(get(value, 'specVersion')) ?? '';
}

/** A parsed document as an inventory; one that breaks the schema of its version is refused with place and reason. */
function readParsed(path: string, parsed: Parsed, schema: BomSchema | undefined): ReadResult {
  const problems = createProblemLog(path, parsed.problems);
  const empty = (): ReadResult => ({ inventory: new InventoryBuilder().build(), problems: problems.list() });
  if (parsed.value === undefined) return empty();
  if (get(parsed.value, 'bomFormat') !== 'CycloneDX') {
    const message = 'the file is no CycloneDX document: it has no "bomFormat": "CycloneDX"';
    problems.add('wrong-format', message, () => parsed.span('bomFormat') ?? parsed.span());
    return empty();
  }
  if (!schema) {
    const known = `${VERSIONS[0]} to ${VERSIONS.at(-1)}`;
    problems.add(
      'unknown-format-version',
      `CycloneDX ${quote(versionOf(parsed))} is not known: ${known} are read`,
      () => parsed.span('specVersion'),
    );
    return empty();
  }
  return readDocument(path, parsed, { schema, leftOut: [], hasUniqueNames: false });
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
  path: string,
  parsed: Parsed,
  { schema, leftOut, hasUniqueNames }: DocumentParts,
): ReadResult {
  const problems = createProblemLog(path, parsed.problems);
  const formatVersion = versionOf(parsed);
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
