import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type ReadResult,
  type TextFile,
} from '@morel/model';
import { asArray, asString, checkSchema, get, type Parsed, type SchemaFault } from '@morel/parse';
import { reportFaults, reportReferences } from '../../sbom/placed.ts';
import { inventoryOf } from '../../sbom/to-inventory.ts';
import { bomOf } from './bom.ts';
import { contextOf } from './context.ts';
import { elementsOf, type Element } from './elements.ts';
import { SPDX_3 } from './schema.ts';
import { treatmentOf } from './types.ts';

const VERSIONS: ReadonlySet<string> = new Set(['3.0.0', '3.0.1']);
/** Types that nobody knows are named one by one, up to so many. */
const MOST_TYPES = 5;

/** A parsed document of SPDX 3 as an inventory. */
export function readSpdx3({ path }: TextFile, parsed: Parsed): ReadResult {
  const problems = createProblemLog(path, parsed.problems);
  const empty = (): ReadResult => ({ inventory: new InventoryBuilder().build(), problems: problems.list() });
  if (parsed.value === undefined) return empty();
  const context = contextOf(parsed.value);
  if (context === undefined) {
    problems.add('wrong-format', 'the file is no document of SPDX 3: it has no "@context" of SPDX 3', () =>
      parsed.span(),
    );
    return empty();
  }
  const { version: formatVersion } = context;
  if (!VERSIONS.has(formatVersion)) {
    problems.add('unknown-format-version', `SPDX ${quote(formatVersion)} is not known: SPDX 3.0 is read`, () =>
      parsed.span('@context'),
    );
    return { ...empty(), formatVersion };
  }
  const elements = elementsOf(parsed.value);
  const faults = [...(context.isAlone ? [] : [MIXED]), ...faultsIn(parsed.value, elements)];
  if (faults.length > 0) {
    reportFaults(faults, parsed, problems);
    return { ...empty(), formatVersion };
  }
  const placed = bomOf(elements, `SPDX ${formatVersion}`);
  reportReferences(placed, parsed, problems);
  reportUnknown(elements, parsed, problems);
  reportOthers(elements, parsed, problems, placed.files);
  const span = (key: string) => () => parsed.span(...(placed.places.get(key) ?? []));
  const { bom, dropped } = placed;
  return { ...inventoryOf({ bom, path, formatVersion, span, problems }), bom: { bom, dropped } };
}

/** Terms of others could give members of SPDX another name. */
const MIXED: SchemaFault = { path: ['@context'], message: 'holds more than the context of SPDX' };

function faultsIn(document: unknown, elements: readonly Element[]): SchemaFault[] {
  const graph = get(document, '@graph');
  const entries = asArray(graph) ?? [];
  if (graph !== undefined && !asArray(graph)) return [{ path: ['@graph'], message: 'must be a list' }];
  const seen = new Set(elements.map(({ value }) => value));
  const nameless = entries.flatMap((entry, at): SchemaFault[] =>
    seen.has(entry) ? [] : [{ path: ['@graph', at], message: 'has no "spdxId"' }],
  );
  if (elements.length === 0) return [...nameless, { path: [], message: 'has no elements' }];
  return [...nameless, ...elements.flatMap(elementFaults)];
}

function elementFaults({ type, value, path }: Element): SchemaFault[] {
  if (type === '') return [{ path, message: 'has no "type"' }];
  if (!Object.hasOwn(SPDX_3, type)) return [];
  return checkSchema(SPDX_3, type, value).map((fault) => ({ ...fault, path: [...path, ...fault.path] }));
}

/** What is of a type that nobody knows may be a package. */
function reportUnknown(elements: readonly Element[], parsed: Parsed, problems: ProblemLog): void {
  const unknown = elements.filter(({ type }) => treatmentOf(type) === 'unknown');
  const first = new Map(unknown.toReversed().map(({ type, path }) => [type, path]));
  for (const [type, path] of [...first].toReversed().slice(0, MOST_TYPES))
    problems.add('unknown-entry', `no element of SPDX 3 is of the type ${quote(type)}`, () => parsed.span(...path));
}

function reportOthers(elements: readonly Element[], parsed: Parsed, problems: ProblemLog, files: number): void {
  for (const { value, path } of elements) {
    for (const [at, other] of (asArray(get(value, 'import')) ?? []).entries()) {
      const address = asString(get(other, 'locationHint')) ?? asString(get(other, 'externalSpdxId')) ?? '';
      problems.add('not-judged', `another document is named and was not read: ${quote(address)}`, () =>
        parsed.span(...path, 'import', at),
      );
    }
  }
  const listed = files === 1 ? '1 file of the document was' : `${files} files of the document were`;
  if (files > 0) problems.add('not-judged', `${listed} not looked up`);
}
