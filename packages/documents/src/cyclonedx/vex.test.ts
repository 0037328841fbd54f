import { PROBLEMS, type VexReader, type VexResult, type VexStatement } from '@morel/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { document } from './index.ts';

let reader: VexReader;
beforeAll(async () => {
  const loaded = await document.vexReaders?.[0]?.load();
  if (!loaded) throw new Error('no reader');
  reader = loaded;
});

type Members = Readonly<Record<string, unknown>>;

const SUBJECT = { type: 'application', name: 'shop', version: '1.0.0', 'bom-ref': 'shop', purl: 'pkg:npm/shop@1.0.0' };
const LEFT = { type: 'library', name: 'left', version: '1.0.0', 'bom-ref': 'left', purl: 'pkg:npm/left@1.0.0' };
const SERIAL = '3e671687-395b-41f5-a30f-a58921a69b79';

function vulnerability(analysis: Members | undefined, more: Members = {}): Members {
  return { id: 'CVE-2026-1', affects: [{ ref: 'left' }], ...(analysis && { analysis }), ...more };
}

function textOf(vulnerabilities: readonly Members[] | undefined, more: Members = {}): string {
  const whole = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${SERIAL}`,
    version: 2,
    metadata: { timestamp: '2026-01-01T00:00:00Z', authors: [{ name: 'Ada' }], component: SUBJECT },
    components: [LEFT],
    vulnerabilities,
    ...more,
  };
  return JSON.stringify(whole, undefined, 1);
}

async function read(text: string): Promise<VexResult> {
  return reader.read({ path: 'a.cdx.json', text });
}

/** The only statement of a document with nothing wrong in it. */
async function statement(value: Members, more: Members = {}): Promise<Omit<VexStatement, 'span'>> {
  const { vex, problems } = await read(textOf([value], more));
  expect(problems).toEqual([]);
  const [{ span, ...told } = { vulnerability: { ids: [] }, products: [], status: 'affected' as const }] =
    vex?.statements ?? [];
  expect(span).toBeDefined();
  return told;
}

async function faults(text: string): Promise<string> {
  const { vex, problems } = await read(text);
  const bad = problems.filter(({ code }) => PROBLEMS[code].effect !== 'note');
  return [vex ? 'read' : 'refused', ...bad.map(({ code, message }) => `${code}: ${message}`)].join(' ');
}

describe('vulnerabilities of a CycloneDX document', () => {
  it('are statements on components within the subject', async () => {
    const analysis = {
      state: 'not_affected',
      justification: 'code_not_reachable',
      detail: 'left is never called',
      response: ['will_not_fix', 'update'],
      firstIssued: '2026-01-02T00:00:00Z',
      lastUpdated: '2026-01-03T00:00:00Z',
    };
    const references = [{ id: 'GHSA-aaaa-aaaa-aaaa', source: { name: 'GitHub' } }];
    const more = { 'bom-ref': 'v1', description: 'bad', recommendation: 'Move.', references };
    expect(await statement(vulnerability(analysis, more))).toEqual({
      id: 'v1',
      vulnerability: { ids: ['CVE-2026-1', 'GHSA-aaaa-aaaa-aaaa'], description: 'bad' },
      products: [
        {
          identifiers: [{ kind: 'purl', value: 'pkg:npm/shop@1.0.0' }],
          hashes: [],
          parts: [{ identifiers: [{ kind: 'purl', value: 'pkg:npm/left@1.0.0' }], hashes: [] }],
        },
      ],
      status: 'not_affected',
      justification: 'vulnerable_code_not_in_execute_path',
      impact: 'left is never called',
      action: 'Move.',
      responses: ['will_not_fix', 'update'],
      time: '2026-01-02T00:00:00Z',
      updated: '2026-01-03T00:00:00Z',
    });
    const { vex } = await read(textOf([vulnerability(analysis)]));
    expect(vex?.document).toEqual({
      format: 'CycloneDX 1.6',
      id: `urn:uuid:${SERIAL}`,
      version: '2',
      author: 'Ada',
      created: '2026-01-01T00:00:00Z',
    });
  });

  it.each<[Members | undefined, string, string | undefined]>([
    [{ state: 'resolved' }, 'fixed', undefined],
    [{ state: 'resolved_with_pedigree' }, 'fixed', undefined],
    [{ state: 'exploitable' }, 'affected', undefined],
    [{ state: 'in_triage' }, 'under_investigation', undefined],
    [{ state: 'false_positive' }, 'not_affected', 'false_positive'],
    [{ state: 'not_affected', justification: 'code_not_present' }, 'not_affected', 'vulnerable_code_not_present'],
    [{ state: 'not_affected', justification: 'protected_at_runtime' }, 'not_affected', 'protected_at_runtime'],
    [{ detail: 'no state' }, 'under_investigation', undefined],
    [undefined, 'under_investigation', undefined],
  ])('with the analysis %j are %s', async (analysis, status, justification) => {
    const told = await statement(vulnerability(analysis));
    expect([told.status, told.justification]).toEqual([status, justification]);
  });

  it.each<[string, Members, Members, unknown]>([
    ['the subject', { affects: [{ ref: 'shop' }] }, {}, ['pkg:npm/shop@1.0.0']],
    ['a component, where there is no subject', {}, { metadata: {} }, ['pkg:npm/left@1.0.0']],
    ['another document', { affects: [{ ref: `urn:cdx:${SERIAL}/1#x` }] }, {}, [`urn:cdx:${SERIAL}/1#x`]],
    [
      'a component by its version, where the package URL has none',
      {},
      { components: [{ ...LEFT, purl: 'pkg:npm/left' }] },
      ['pkg:npm/shop@1.0.0', 'pkg:npm/left@1.0.0'],
    ],
    [
      'a component without a package URL by its place in the document',
      {},
      { components: [{ ...LEFT, purl: undefined }] },
      ['pkg:npm/shop@1.0.0', `urn:cdx:${SERIAL}/2#left`],
    ],
  ])('name %s', async (_, value, more, expected) => {
    const { products } = await statement(vulnerability({ state: 'resolved' }, value), more);
    const named = products.flatMap(({ identifiers, parts }) => [identifiers, ...parts.map((part) => part.identifiers)]);
    expect(named.flat().map(({ value: text }) => text)).toEqual(expected);
    expect(named.flat().map(({ kind }) => kind)).not.toContain('other');
  });

  it.each<[string, Members, Members]>([
    ['of which no version is told', {}, { components: [{ ...LEFT, purl: 'pkg:npm/left', version: undefined }] }],
    ['in some versions', { affects: [{ ref: 'left', versions: [{ version: '1.0.0', status: 'unaffected' }] }] }, {}],
    ['that is a service', { affects: [{ ref: 's' }] }, { services: [{ name: 's', 'bom-ref': 's' }] }],
    [
      'by its place in a document without a number',
      {},
      { serialNumber: undefined, components: [{ ...LEFT, purl: undefined }] },
    ],
  ])('do not silence what is named %s', async (_, value, more) => {
    const { products } = await statement(vulnerability({ state: 'resolved' }, value), more);
    const [product] = products;
    const last = product?.parts[0] ?? product;
    expect(last?.identifiers.map(({ kind }) => kind)).toEqual(['other']);
  });

  it('in every version are told by a package URL without one', async () => {
    const versions = [{ range: 'vers:npm/*', status: 'unaffected' }];
    const components = [{ ...LEFT, purl: 'pkg:npm/left', version: undefined }];
    const value = vulnerability({ state: 'false_positive' }, { affects: [{ ref: 'left', versions }] });
    const [product] = (await statement(value, { components })).products;
    expect(product?.parts[0]?.identifiers).toEqual([{ kind: 'purl', value: 'pkg:npm/left' }]);
    const affected = vulnerability(
      { state: 'false_positive' },
      { affects: [{ ref: 'left', versions: [{ range: 'vers:npm/*' }] }] },
    );
    const [other] = (await statement(affected, { components })).products;
    expect(other?.identifiers.map(({ kind }) => kind)).toEqual(['other']);
  });

  it('say what statements have no place for', async () => {
    const more = { detail: 'long', credits: {}, references: [{ id: 'x', source: { name: 'GitHub' } }] };
    const { lost } = await read(textOf([vulnerability({ state: 'resolved_with_pedigree' }, more)]));
    expect(lost?.map(({ statement: number, field }) => [number, field])).toEqual([
      [1, 'detail'],
      [1, 'credits'],
      [1, 'analysis.state'],
      [1, 'references.source'],
    ]);
  });

  it.each([
    [
      'not_affected without a reason',
      textOf([vulnerability({ state: 'not_affected', detail: ' ' })]),
      'refused schema: ',
    ],
    [
      'a name that no component has',
      textOf([vulnerability({ state: 'resolved' }, { affects: [{ ref: 'x' }] })]),
      'unknown-entry',
    ],
    [
      'a name that two components have',
      textOf([vulnerability({ state: 'resolved' })], { components: [LEFT, { ...LEFT, version: '2' }] }),
      'duplicate-key',
    ],
    [
      'an unknown state',
      textOf([vulnerability({ state: 'fine' })]),
      'refused schema: vulnerabilities.0.analysis.state "fine"',
    ],
    ['no vulnerabilities', textOf(undefined), 'refused wrong-format'],
    ['an empty list of them', textOf([]), 'refused wrong-format'],
    ['a version before 1.4', textOf([vulnerability({ state: 'resolved' })], { specVersion: '1.3' }), 'refused schema'],
    ['an unknown version', textOf([], { specVersion: '9.9' }), 'refused unknown-format-version'],
    ['another format', '{"bomFormat": "x"}', 'refused wrong-format'],
  ])('with %s do not pass', async (_, text, expected) => {
    expect(await faults(text)).toContain(expected);
  });

  it('cut off anywhere are refused', async () => {
    const whole = textOf([vulnerability({ state: 'resolved' })]);
    for (let end = 0; end < whole.length; end += 1) expect((await read(whole.slice(0, end))).vex).toBeUndefined();
  });
});
