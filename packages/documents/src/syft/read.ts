import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReadResult,
  type TextFile,
} from '@morel/model';
import { asString, checkSchema, get, readJson, type Parsed } from '@morel/parse';
import { reportFaults, reportReferences } from '../sbom/placed.ts';
import { inventoryOf } from '../sbom/to-inventory.ts';
import { bomOf } from './bom.ts';
import { SYFT } from './schema.ts';
import { unknownsOf } from './source.ts';

const NEWEST = 16;

/** Reads the JSON of Syft, versions 1 to 16 of its schema. */
export const syftReader: Reader = { format: 'syft-json', read: ({ main }) => readText(main) };

function readText({ path, text }: TextFile): ReadResult {
  const parsed = readJson(text, path);
  const problems = createProblemLog(path, parsed.problems);
  const empty = (): ReadResult => ({ inventory: new InventoryBuilder().build(), problems: problems.list() });
  if (parsed.value === undefined) return empty();
  const schema = get(parsed.value, 'schema');
  const formatVersion = asString(get(schema, 'version'));
  if (formatVersion === undefined || !isOfSyft(parsed.value, schema)) {
    const message = 'the file is no document of Syft: its "schema" does not say so';
    problems.add('wrong-format', message, () => parsed.span('schema') ?? parsed.span());
    return empty();
  }
  const major = Number(/^(\d{1,4})(?:\.|$)/.exec(formatVersion)?.[1] ?? 0);
  if (major < 1 || major > NEWEST) {
    const message = `version ${quote(formatVersion)} of Syft's schema is not known: 1 to ${NEWEST} are read`;
    problems.add('unknown-format-version', message, () => parsed.span('schema', 'version'));
    return { ...empty(), formatVersion };
  }
  const faults = checkSchema(SYFT, 'document', parsed.value);
  if (faults.length > 0) {
    reportFaults(faults, parsed, problems);
    return { ...empty(), formatVersion };
  }
  const placed = bomOf(parsed.value);
  reportReferences(placed, parsed, problems);
  for (const type of placed.others)
    problems.add('not-judged', `relationships of the type ${quote(type, 60)} were not read`);
  reportUnknowns(parsed, problems);
  const span = (key: string) => () => parsed.span(...(placed.places.get(key) ?? []));
  const { bom, dropped } = placed;
  return { ...inventoryOf({ bom, path, formatVersion, span, problems }), bom: { bom, dropped } };
}

/** Told by the address of the schema, as Syft itself does, or by the name of the program. */
function isOfSyft(document: unknown, schema: unknown): boolean {
  return (
    asString(get(schema, 'url'))?.includes('/syft/') === true || get(get(document, 'descriptor'), 'name') === 'syft'
  );
}

function reportUnknowns(parsed: Parsed, problems: ProblemLog): void {
  const { programs, failures } = unknownsOf(parsed.value);
  for (const failure of failures)
    problems.add('stated-incomplete', `the document says that a file was not looked into: ${quote(failure)}`);
  if (programs > 0) {
    const many = programs === 1 ? '1 program that belongs' : `${programs} programs that belong`;
    problems.add('not-judged', `the document lists ${many} to no package: not looked up`);
  }
}
