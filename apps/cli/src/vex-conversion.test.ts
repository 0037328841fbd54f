import { documents } from '@morel/documents';
import type {
  Advisory,
  NameRules,
  Vex,
  VexIdentifier,
  VexPart,
  VexProduct,
  VexStatement,
  VexWriter,
} from '@morel/model';
import { applyVex, type VexRoot } from '@morel/policy';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

const LINK = 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#left';
const PURLS = ['pkg:npm/left@1', 'pkg:npm/left', 'pkg:npm/left@2', 'pkg:npm/shop@1', 'pkg:npm/shop', 'pkg:npm/right@1'];
const CPE = 'cpe:2.3:a:left:left:1:*:*:*:*:*:*:*';
const IDENTIFIERS: readonly VexIdentifier[] = [
  ...PURLS.map((value) => ({ kind: 'purl', value }) as const),
  { kind: 'bom-link', value: LINK },
  { kind: 'bom-link', value: `${LINK} right` },
  { kind: 'cpe', value: CPE },
  { kind: 'other', value: 'a name' },
  { kind: 'other', value: 'pkg:npm/left' },
];
const TIMES = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'];

const identifiers = fc.uniqueArray(fc.constantFrom(...IDENTIFIERS), {
  minLength: 1,
  maxLength: 3,
  selector: ({ value }) => value,
});
const part: fc.Arbitrary<VexPart> = identifiers.map((known) => ({ identifiers: known, hashes: [] }));
const product: fc.Arbitrary<VexProduct> = fc
  .tuple(part, fc.array(part, { maxLength: 2 }))
  .map(([whole, parts]) => ({ ...whole, parts }));
const time = fc.option(fc.constantFrom(...TIMES), { nil: undefined });

const statement: fc.Arbitrary<VexStatement> = fc
  .record({
    said: fc.constantFrom<Partial<VexStatement>>(
      { status: 'not_affected', justification: 'vulnerable_code_not_present' },
      { status: 'not_affected', justification: 'component_not_present', notes: 'looked' },
      { status: 'not_affected', justification: 'false_positive' },
      { status: 'not_affected', justification: 'requires_configuration', impact: 'off' },
      { status: 'not_affected', impact: 'never called' },
      { status: 'fixed' },
      { status: 'affected', action: 'Move.', responses: ['update'], workaround: 'Turn it off.' },
      { status: 'under_investigation' },
    ),
    ids: fc.constantFrom(['CVE-2026-1'], ['GHSA-x', 'CVE-2026-1'], ['CVE-2026-2']),
    products: fc.array(product, { maxLength: 3 }),
    time,
    updated: time,
    id: fc.constantFrom(undefined, 'urn:s:1', 'pkg:npm/left@1', 'no address'),
  })
  .map(({ said, ids, products, ...members }) =>
    plain<VexStatement>({ status: 'fixed', ...said, ...(members as object), products, vulnerability: { ids } }),
  );

const vexes: fc.Arbitrary<Vex> = fc
  .record({
    statements: fc.array(statement, { minLength: 1, maxLength: 4 }),
    updated: time,
    id: fc.constantFrom('urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79', 'urn:x'),
    version: fc.constantFrom('1', '2', '1.2.3'),
  })
  .map(({ statements, ...members }) => ({
    document: plain<Vex['document']>({
      format: 'Test',
      author: 'Ada',
      created: '2026-01-15T00:00:00Z',
      ...(members as object),
    }),
    statements,
  }));

/** Without members that are undefined, and without places. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (key, member: unknown) => (key === 'span' ? undefined : member))) as T;
}

const npm: NameRules = {
  normalise: (name) => name,
  purl: () => undefined,
  fromPurl: ({ namespace, name }) => [namespace, name].join('/'),
};
const ROOTS: readonly (readonly VexRoot[])[] = [
  [],
  [{ purl: 'pkg:npm/shop@1' }],
  [{ purl: 'pkg:npm/shop@1' }, { purl: 'pkg:npm/other@1' }],
  [{ purl: 'pkg:npm/shop@1', componentLinks: [LINK] }],
  [{ purl: 'pkg:npm/left@1', links: [LINK], componentLinks: [`${LINK} right`] }],
];

function advisory(ids: readonly string[]): Advisory {
  const [id = ''] = ids;
  return { id, ids, kind: 'vulnerability', title: id, severities: [], cwes: [], records: [id], withdrawn: [] };
}

/** Positions of what a document silences among all packages, advisories and ways in which they come in. */
function silenced(vex: Vex): readonly number[] {
  const advisories = [['CVE-2026-1'], ['CVE-2026-2'], ['GHSA-x', 'CVE-2026-1', 'CVE-2026-2']];
  const subjects = PURLS.filter((purl) => purl.includes('@')).flatMap((purl) =>
    advisories.flatMap((ids) =>
      ROOTS.map((roots) => ({
        component: { ecosystem: 'npm', name: purl, version: '1', purl },
        advisory: advisory(ids),
        roots: () => roots,
      })),
    ),
  );
  return [...applyVex([{ path: 'a', vex }], subjects, () => npm).silenced.keys()];
}

async function readBack(text: string): Promise<Vex> {
  for (const { about, load } of documents)
    for (const { id, signs } of about.vex ?? []) {
      if (!signs?.every((sign) => text.includes(sign))) continue;
      const source = (await load()).vexReaders?.find(({ format }) => format === id);
      const result = await (await source?.load())?.read({ path: 'a', text });
      if (result?.vex && result.problems.length === 0) return result.vex;
      throw new Error(`${id}: ${JSON.stringify(result?.problems)}\n${text}`);
    }
  throw new Error(`no reader\n${text}`);
}

function partText({ identifiers: known }: VexPart): string {
  return JSON.stringify(known.map(({ value }) => value).toSorted());
}

/** In an order that does not matter: products, and the names of each. */
function comparable({ products, ...members }: VexStatement): string {
  const texts = products.map(({ parts, ...whole }) => parts.map((one) => partText(whole) + partText(one)));
  const flat = products.flatMap((whole, at) => (whole.parts.length > 0 ? (texts[at] ?? []) : [partText(whole)]));
  return JSON.stringify([
    Object.entries(plain(members)).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    [...new Set(flat)].toSorted(),
  ]);
}

// CSAF asks for more, and has a property of its own beside this one.
const FORMS = documents
  .flatMap(({ about }) => (about.vex ?? []).filter(({ writes }) => writes).map(({ id }) => id))
  .filter((id) => id !== 'csaf');

describe.each(FORMS)('a document of statements in %s', (id) => {
  let writer: VexWriter;
  beforeAll(async () => {
    const entry = documents.find(({ about }) => about.vex?.some((form) => form.id === id));
    const source = (await entry?.load())?.vexWriters?.find(({ format }) => format === id);
    if (!source) throw new Error('no writer');
    writer = await source.load();
  });

  it('silences no more than what it was made of, and says all that it lost', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(vexes, async (vex) => {
        const written = writer.write(vex);
        if (!written.ok) return;
        count += 1;
        const { text, lost } = written.value;
        const again = await readBack(text);
        const before = new Set(silenced(vex));
        expect(silenced(again).filter((position) => !before.has(position))).toEqual([]);
        const told = new Set(again.statements.map(comparable));
        const isDated = lost.some(({ statement: number, field }) => number === undefined && field === 'updated');
        const unchanged = vex.statements.filter((given, at) => {
          const isRestamped = isDated && given.time === undefined && given.updated === undefined;
          return !isRestamped && !lost.some((loss) => loss.statement === at + 1);
        });
        expect(unchanged.map(comparable).filter((said) => !told.has(said))).toEqual([]);
        const same = writer.write(vex);
        expect(same.ok && same.value.text).toBe(text);
      }),
      { numRuns: 300 },
    );
    expect(count).toBeGreaterThan(20);
  }, 60_000);
});
