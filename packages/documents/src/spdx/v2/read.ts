import { createProblemLog, InventoryBuilder, quote, type ReadResult, type TextFile } from '@morel/model';
import { asString, checkSchema, get, type Parsed } from '@morel/parse';
import { reportFaults, reportReferences } from '../../sbom/placed.ts';
import { inventoryOf } from '../../sbom/to-inventory.ts';
import { bomOf } from './bom.ts';
import { SPDX_2 } from './schema.ts';

const VERSIONS: ReadonlySet<string> = new Set([
  'SPDX-2.0',
  'SPDX-2.1',
  'SPDX-2.2',
  'SPDX-2.2.1',
  'SPDX-2.2.2',
  'SPDX-2.3',
]);

/** A parsed document of SPDX 2 as an inventory. All its syntaxes are read into the members of the JSON form. */
export function readSpdx2({ path }: TextFile, parsed: Parsed): ReadResult {
  const problems = createProblemLog(path, parsed.problems);
  const empty = (): ReadResult => ({ inventory: new InventoryBuilder().build(), problems: problems.list() });
  if (parsed.value === undefined) return empty();
  const stated = asString(get(parsed.value, 'spdxVersion'));
  if (stated === undefined) {
    problems.add('wrong-format', 'the file is no SPDX document: it states no version of SPDX', () => parsed.span());
    return empty();
  }
  const formatVersion = stated.replace('SPDX-', '');
  if (!VERSIONS.has(stated)) {
    problems.add('unknown-format-version', `${quote(stated)} is not known: SPDX 2.0 to 2.3 are read`, () =>
      parsed.span('spdxVersion'),
    );
    return { ...empty(), formatVersion };
  }
  const faults = checkSchema(SPDX_2, 'document', parsed.value);
  if (faults.length > 0) {
    reportFaults(faults, parsed, problems);
    return { ...empty(), formatVersion };
  }
  const placed = bomOf(parsed.value);
  reportReferences(placed, parsed, problems);
  reportOthers(parsed, problems, placed.files);
  const span = (key: string) => () => parsed.span(...(placed.places.get(key) ?? []));
  const { bom, dropped } = placed;
  return { ...inventoryOf({ bom, path, formatVersion, span, problems }), bom: { bom, dropped } };
}

function reportOthers(parsed: Parsed, problems: ReturnType<typeof createProblemLog>, files: number): void {
  const others = get(parsed.value, 'externalDocumentRefs');
  for (const [at, other] of (Array.isArray(others) ? others : []).entries()) {
    const address = asString(get(other, 'spdxDocument')) ?? '';
    problems.add('not-judged', `another document is named and was not read: ${quote(address)}`, () =>
      parsed.span('externalDocumentRefs', at),
    );
  }
  const listed = files === 1 ? '1 file of the document was' : `${files} files of the document were`;
  if (files > 0) problems.add('not-judged', `${listed} not looked up`);
}
