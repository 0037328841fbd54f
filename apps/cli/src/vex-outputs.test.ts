import type { Advisory, NamedVex, Vex, VexProduct, VexReader, VexStatement, VexWriter } from '@morel/model';
import { documents } from '@morel/documents';
import { applyVex } from '@morel/policy';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

interface Form {
  readonly id: string;
  readonly reader: VexReader;
  readonly writer: VexWriter;
}

/** The forms that are read and written. */
async function forms(): Promise<Form[]> {
  const found: Form[] = [];
  for (const { load } of documents) {
    const { vexReaders = [], vexWriters = [] } = await load();
    for (const { format, load: loadWriter } of vexWriters) {
      const source = vexReaders.find((one) => one.format === format);
      if (source) found.push({ id: format, reader: await source.load(), writer: await loadWriter() });
    }
  }
  return found;
}

const PACKAGES = [
  'pkg:npm/left@1.0.0',
  'pkg:npm/left@2.0.0',
  'pkg:npm/left',
  'pkg:npm/right@1.0.0',
  'pkg:npm/left@1.0.0?a=b',
];
const PROJECTS = ['pkg:npm/shop@1.0.0', 'pkg:npm/shop', 'pkg:npm/other@1.0.0'];
const ODD = ['urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#left', 'https://example.com/a', 'some words', 'pkg:npm'];
const TIMES = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'];

function identifier(value: string): VexProduct['identifiers'][number] {
  if (value.startsWith('pkg:')) return { kind: 'purl', value };
  return { kind: value.startsWith('urn:cdx:') ? 'bom-link' : 'other', value };
}

const part = fc
  .uniqueArray(fc.constantFrom(...PACKAGES, ...ODD), { minLength: 1, maxLength: 2 })
  .map((values) => ({ identifiers: values.map(identifier), hashes: [] }));
const project = fc.constantFrom(...PROJECTS).map((value) => ({ identifiers: [identifier(value)], hashes: [] }));
const product: fc.Arbitrary<VexProduct> = fc.oneof(
  part.map((one) => ({ ...one, parts: [] })),
  fc.tuple(project, fc.array(part, { maxLength: 2 })).map(([one, parts]) => ({ ...one, parts })),
);

/** Statements on two vulnerabilities, times and reasons now given and now not. */
const statement: fc.Arbitrary<VexStatement> = fc
  .record(
    {
      vulnerability: fc.constantFrom(
        { ids: ['CVE-2026-1000'] },
        { ids: ['CVE-2026-2000'] },
        { ids: ['GHSA-aaaa-aaaa-aaaa', 'CVE-2026-1000'] },
        { ids: ['GHSA-aaaa-aaaa-aaaa'] },
      ),
      products: fc.array(product, { minLength: 1, maxLength: 2 }),
      status: fc.constantFrom('not_affected', 'fixed', 'affected', 'under_investigation'),
      justification: fc.constantFrom('component_not_present', 'requires_configuration'),
      impact: fc.constantFrom('never called', ' '),
      action: fc.constant('Move.'),
      time: fc.constantFrom(...TIMES),
      updated: fc.constantFrom(...TIMES),
    },
    { requiredKeys: ['vulnerability', 'products', 'status'] },
  )
  .map((value) => value as VexStatement);

const vex: fc.Arbitrary<Vex> = fc.record({
  document: fc.record(
    {
      format: fc.constant('Test'),
      id: fc.constant('https://example.com/vex/1'),
      author: fc.constant('Ada'),
      title: fc.constant('Test'),
      publisher: fc.constant({ namespace: 'https://example.com', category: 'vendor' }),
      created: fc.constantFrom(...TIMES),
      updated: fc.constantFrom(...TIMES),
    },
    { requiredKeys: ['format', 'id', 'author', 'title', 'publisher', 'created'] },
  ),
  statements: fc.array(statement, { minLength: 1, maxLength: 4 }),
});

/**
 * Without products of which an earlier statement speaks: where two of a document do, a form with one status for each
 * product holds the later one alone.
 */
function withoutRepetition({ document, statements }: Vex): Vex {
  const seen = new Set<string>();
  const isNew = ({ parts, ...whole }: VexProduct): boolean => {
    const names = (parts.length > 0 ? parts : [undefined]).map((inner) => JSON.stringify([whole, inner]));
    const found = names.every((name) => !seen.has(name));
    for (const name of names) seen.add(name);
    return found;
  };
  const kept = statements.map((one) => ({ ...one, products: one.products.filter(isNew) }));
  return { document, statements: kept.filter(({ products }) => products.length > 0) };
}

const ADVISORIES = [
  ['GHSA-aaaa-aaaa-aaaa', 'CVE-2026-1000'],
  ['CVE-2026-2000'],
  ['CVE-2026-1000', 'CVE-2026-2000'],
].map((ids): Advisory => ({
  id: ids[0] ?? '',
  ids,
  kind: 'vulnerability',
  title: '',
  severities: [],
  cwes: [],
  records: ids,
  withdrawn: [],
}));

const SUBJECTS = ADVISORIES.flatMap((advisory) =>
  [...PACKAGES, 'pkg:npm/left@3.0.0'].flatMap((purl) =>
    [['pkg:npm/shop@1.0.0'], ['pkg:npm/shop@1.0.0', 'pkg:npm/other@1.0.0'], []].map((roots) => ({
      advisory,
      component: { ecosystem: 'npm', name: purl, purl },
      roots: () => roots.map((root) => ({ purl: root })),
    })),
  ),
);

/** Which matches documents silence together. */
function silenced(...given: readonly Vex[]): ReadonlySet<number> {
  const named = given.map((one, at): NamedVex => ({ path: String(at), vex: one }));
  return new Set(applyVex(named, SUBJECTS, () => undefined).silenced.keys());
}

describe('statements in another form', () => {
  it('silence no more than they did, alone and beside other documents', async () => {
    for (const { id, reader, writer } of await forms()) {
      await fc.assert(
        fc.asyncProperty(vex.map(withoutRepetition), vex, async (given, other) => {
          const written = writer.write(given);
          fc.pre(written.ok);
          const { vex: again, problems } = await reader.read({
            path: 'a.json',
            text: written.ok ? written.value.text : '',
          });
          expect([id, problems]).toEqual([id, []]);
          if (!again) throw new Error('refused');
          for (const others of [[], [other]]) {
            const before = silenced(given, ...others);
            expect([...silenced(again, ...others)].filter((match) => !before.has(match))).toEqual([]);
          }
        }),
        { numRuns: 200 },
      );
    }
  });
});
