import type { Advisory, AdvisoryKind, NameRules, NamedVex, VexPart, VexProduct, VexStatement } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { applyVex, type AppliedVex, type VexRoot } from './apply-vex.ts';

const LEFT = 'pkg:npm/left@1.0.0';
const SHOP = 'pkg:npm/shop@1.0.0';
const IDS = ['GHSA-aaaa-aaaa-aaaa', 'CVE-2026-1'];

interface Found {
  readonly purl?: string;
  readonly ids?: readonly string[];
  readonly kind?: AdvisoryKind;
  readonly roots?: readonly (string | undefined)[];
}

function advisory(ids: readonly string[], kind: AdvisoryKind): Advisory {
  const [id = ''] = ids;
  return { id, ids, kind, title: id, severities: [], cwes: [], records: [id], withdrawn: [] };
}

function part(...purls: readonly string[]): VexPart {
  return { identifiers: purls.map((value) => ({ kind: 'purl', value })), hashes: [] };
}

function product(purl: string, ...parts: readonly string[]): VexProduct {
  return { ...part(purl), parts: parts.map((inner) => part(inner)) };
}

function said(more: Partial<VexStatement> = {}): VexStatement {
  return {
    vulnerability: { ids: ['CVE-2026-1'] },
    products: [product(LEFT)],
    status: 'not_affected',
    justification: 'vulnerable_code_not_present',
    ...more,
  };
}

const TAKEN_BACK: Partial<VexStatement> = { status: 'affected', action: 'move' };

const UNREASONED = { justification: undefined } as unknown as Partial<VexStatement>;

function documentOf(statements: readonly VexStatement[], more: Partial<NamedVex['vex']['document']> = {}): NamedVex {
  const document = { format: 'Test', id: 'urn:test', author: 'Ada', created: '2026-01-01T00:00:00Z', ...more };
  return { path: 'a.vex.json', vex: { document, statements } };
}

const npm: NameRules = {
  normalise: (name) => name.toLowerCase(),
  purl: () => undefined,
  fromPurl: ({ namespace, name }) => [namespace, name].join('/').toLowerCase(),
};

function apply(documents: readonly NamedVex[], found: Found = {}): AppliedVex {
  const { purl = LEFT, ids = IDS, kind = 'vulnerability', roots = [SHOP] } = found;
  const component = { ecosystem: 'npm', name: 'left', version: '1.0.0', purl };
  const subject = {
    component,
    advisory: advisory(ids, kind),
    roots: () => roots.map((root) => (root === undefined ? {} : { purl: root })),
  };
  return applyVex(documents, [subject], (type) => (type === 'npm' ? npm : undefined));
}

/** The reason why the only statement silences nothing, or `silenced`. */
function outcome(statement: Partial<VexStatement>, found: Found = {}): string {
  const { silenced, reports } = apply([documentOf([said(statement)])], found);
  const reason = reports[0]?.unused[0]?.reason;
  expect(silenced.has(0)).toBe(reason === undefined);
  return reason ?? 'silenced';
}

describe('a statement', () => {
  it('that silences is told with all that is known of it', () => {
    const statement = said({ id: 'urn:test#1', impact: 'left is never called', span: { start: 0, end: 1, line: 7 } });
    const { silenced, reports } = apply([documentOf([statement])]);
    expect(silenced.get(0)).toEqual({
      by: 'vex',
      reason: 'not_affected, vulnerable_code_not_present: left is never called',
      statement: {
        document: 'a.vex.json',
        documentId: 'urn:test',
        number: 1,
        line: 7,
        id: 'urn:test#1',
        status: 'not_affected',
        justification: 'vulnerable_code_not_present',
        author: 'Ada',
        time: '2026-01-01T00:00:00Z',
      },
    });
    expect(reports).toMatchObject([{ path: 'a.vex.json', statements: 1, used: 1, unused: [] }]);
  });

  it.each<[string, Partial<VexStatement>, Found]>([
    ['by the purl of the component', {}, {}],
    ['by a purl that only its type writes otherwise', { products: [product('pkg:NPM/Left@1.0.0')] }, {}],
    ['in every version, where it names none', { products: [product('pkg:npm/left')] }, {}],
    ['by another id of the advisory, in any case', { vulnerability: { ids: ['ghsa-aaaa-aaaa-aaaa'] } }, {}],
    ['that says fixed of this version', { status: 'fixed' }, {}],
    ['by the project with the component in it', { products: [product(SHOP, LEFT)] }, {}],
    ['by a project in any version', { products: [product('pkg:npm/shop', 'pkg:npm/left')] }, {}],
    ['by the component, whoever brings it in', {}, { roots: [SHOP, undefined] }],
    ['by two equal purls', { products: [{ ...part(LEFT, 'pkg:npm/LEFT@1.0.0'), parts: [] }] }, {}],
  ])('silences %s', (_, statement, found) => {
    expect(outcome(statement, found)).toBe('silenced');
  });

  it.each<[string, Partial<VexStatement>, Found, string]>([
    [
      'on another vulnerability',
      { vulnerability: { ids: ['CVE-2026-2'] } },
      {},
      'nothing that was found is named by it',
    ],
    ['on another package', { products: [product('pkg:npm/right@1.0.0')] }, {}, 'which the statement does not name'],
    [
      'by names in words',
      {
        products: [
          {
            identifiers: ['Right 1', 'Left 1.0', 'left, in some versions'].map((value) => ({ kind: 'other', value })),
            hashes: [],
            parts: [],
          },
        ],
      },
      {},
      'does not name: there is only "left, in some versions", which cannot be compared',
    ],
    ['on another type', { products: [product('pkg:pypi/left@1.0.0')] }, {}, 'which the statement does not name'],
    ['on another version', { products: [product('pkg:npm/left@1.0.1')] }, {}, 'which the statement does not name'],
    ['on a version that begins alike', { products: [product('pkg:npm/left@1.0')] }, {}, 'does not name'],
    ['on no product', { products: [] }, {}, 'it names no product'],
    ['on what has no purl', { products: [{ ...part(), parts: [] }] }, {}, 'does not name'],
    ['fixed in no version', { status: 'fixed', products: [product('pkg:npm/left')] }, {}, '"fixed" has to name'],
    [
      'fixed in a part without a version',
      { status: 'fixed', products: [product(SHOP, 'pkg:npm/left')] },
      {},
      '"fixed" has to name the version',
    ],
    ['on the project as a whole', { products: [product(SHOP)] }, {}, 'it names the project as a whole'],
    ['on another project', { products: [product('pkg:npm/other@1.0.0', LEFT)] }, {}, 'its product is no project'],
    [
      'on another version of the project',
      { products: [product('pkg:npm/shop@2', LEFT)] },
      {},
      'its product is no project',
    ],
    ['on another part of the project', { products: [product(SHOP, 'pkg:npm/right@1.0.0')] }, {}, 'does not name'],
    [
      'on one of two projects',
      { products: [product(SHOP, LEFT)] },
      { roots: [SHOP, 'pkg:npm/b'] },
      'for every project',
    ],
    [
      'on one project, where a place has none',
      { products: [product(SHOP, LEFT)] },
      { roots: [SHOP, undefined] },
      'every',
    ],
    ['on a project, where there is none', { products: [product(SHOP, LEFT)] }, { roots: [] }, 'is no project that was'],
    ['on a component within another', { products: [product('pkg:npm/a@1', LEFT)] }, {}, 'its product is no project'],
    ['with other qualifiers', { products: [product(`${LEFT}?repository_url=x.example`)] }, {}, 'with its qualifiers'],
    ['without its qualifiers', {}, { purl: `${LEFT}?repository_url=x.example` }, 'with its qualifiers'],
    ['with purls that differ', { products: [{ ...part(LEFT, 'pkg:npm/right@1.0.0'), parts: [] }] }, {}, 'not every'],
    ['on malware', {}, { kind: 'malware' }, 'no statement silences malware'],
    ['on one of several CVEs', {}, { ids: [...IDS, 'CVE-2026-2'] }, 'for every|bears CVE-2026-2 too'],
    ['without a reason', UNREASONED, {}, 'it gives no reason why nothing is affected'],
    ['with an empty reason', { ...UNREASONED, impact: ' ' }, {}, 'it gives no reason'],
    ['that affects', TAKEN_BACK, {}, '"affected" silences nothing'],
    ['under investigation', { status: 'under_investigation' }, {}, '"under_investigation" silences nothing'],
  ])('does not silence %s, and says why', (_, statement, found, reason) => {
    expect(outcome(statement, found)).toMatch(new RegExp(reason));
  });
});

/** Whether the match is silenced, for both orders. */
function both(first: Partial<VexStatement>, second: Partial<VexStatement>, found: Found = {}): boolean[] {
  return [
    apply([documentOf([said(first), said(second)])], found).silenced.has(0),
    apply([documentOf([said(second)]), documentOf([said(first)])], found).silenced.has(0),
  ];
}

describe('several statements', () => {
  const early = '2026-02-01T00:00:00Z';
  const late = '2026-02-01T00:00:00.5+00:00';

  it.each<[string, Partial<VexStatement>, Partial<VexStatement>, boolean]>([
    ['the later one silences', { ...TAKEN_BACK, time: early }, { time: late }, true],
    ['the later one takes back', { time: early }, { ...TAKEN_BACK, time: late }, false],
    ['none is later', { time: early }, { ...TAKEN_BACK, time: early }, false],
    ['a later one gives no reason', { time: early }, { ...UNREASONED, time: late }, true],
    ['both are of the day of the document', {}, TAKEN_BACK, false],
    ['an older one was changed later', { time: late }, { ...TAKEN_BACK, time: early, updated: late }, false],
    [
      'what takes back names no version',
      { time: early },
      { ...TAKEN_BACK, time: late, products: [product('pkg:npm/left')] },
      false,
    ],
    [
      'what takes back has other qualifiers',
      { time: early },
      { ...TAKEN_BACK, time: late, products: [product(`${LEFT}?a=b`)] },
      false,
    ],
    [
      'what takes back names the project',
      { time: early },
      { ...TAKEN_BACK, time: late, products: [product(SHOP)] },
      false,
    ],
    ['what takes back names no product', { time: early }, { ...TAKEN_BACK, time: late, products: [] }, false],
    [
      'what takes back is about another package',
      { time: early },
      { ...TAKEN_BACK, time: late, products: [product('pkg:npm/right@1.0.0')] },
      true,
    ],
    [
      'what takes back is about the component in another project',
      { time: early },
      { ...TAKEN_BACK, time: late, products: [product('pkg:npm/other@1', LEFT)] },
      true,
    ],
  ])('where %s', (_, first, second, expected) => {
    expect(both(first, second)).toEqual([expected, expected]);
  });

  it('of which one has no time count against what silences', () => {
    const undated = { created: undefined } as unknown as { readonly created: string };
    const taken = documentOf([said({ ...TAKEN_BACK, time: early })]);
    expect(apply([documentOf([said()], undated), taken]).silenced.size).toBe(0);
    expect(apply([documentOf([said({ time: late })]), documentOf([said(TAKEN_BACK)], undated)]).silenced.size).toBe(0);
  });

  it('silence from the day of issue of their document, and take back from its last change', () => {
    const changed = { updated: '2026-03-01T00:00:00Z' };
    const between = { time: early };
    expect(
      apply([documentOf([said()], changed), documentOf([said({ ...TAKEN_BACK, ...between })])]).silenced.size,
    ).toBe(0);
    expect(apply([documentOf([said(TAKEN_BACK)], changed), documentOf([said(between)])]).silenced.size).toBe(0);
  });

  it('silence together what comes with two projects, or has two CVEs', () => {
    const two = { roots: [SHOP, 'pkg:npm/b@1'] };
    expect(both({ products: [product(SHOP, LEFT)] }, { products: [product('pkg:npm/b@1', LEFT)] }, two)).toEqual([
      true,
      true,
    ]);
    const ids = [...IDS, 'CVE-2026-2'];
    expect(both({}, { vulnerability: { ids: ['CVE-2026-2'] } }, { ids })).toEqual([true, true]);
    expect(both({}, { vulnerability: { ids: ['GHSA-aaaa-aaaa-aaaa'] } }, { ids })).toEqual([false, false]);
    expect(outcome({ vulnerability: { ids: ['CVE-2026-1', 'CVE-2026-2'] } }, { ids })).toBe('silenced');
  });

  it('are all accounted for', () => {
    const older = said({ time: early });
    const { reports } = apply([documentOf([older, said({ time: late }), said({ status: 'fixed', products: [] })])]);
    expect(reports).toMatchObject([
      {
        statements: 3,
        used: 1,
        unused: [
          { number: 1, reason: 'another statement silences the same' },
          { number: 3, status: 'fixed', vulnerability: 'CVE-2026-1', reason: 'it names no product' },
        ],
      },
    ]);
    const [report] = apply([documentOf([older, said({ ...TAKEN_BACK, time: late })])]).reports;
    expect(report?.unused.map(({ reason }) => reason)).toEqual([
      'a statement that is not older says "affected"',
      'it keeps an older statement from silencing',
    ]);
  });
});

function named(value: string): VexPart {
  return { identifiers: [{ kind: 'bom-link', value }], hashes: [] };
}

describe('a BOM-Link', () => {
  const link = 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#left';
  const mixed = { ...named(link), identifiers: [...named(link).identifiers, ...part('pkg:npm/x@1').identifiers] };
  const inBom: VexRoot = { links: [link.replace('left', 'shop')], componentLinks: [link] };

  it.each<[string, VexProduct, readonly VexRoot[], boolean]>([
    ['names a component of a document that is scanned', { ...named(link), parts: [] }, [inBom], true],
    ['names it within the subject', { ...named(link.replace('left', 'shop')), parts: [named(link)] }, [inBom], true],
    ['of another version does not', { ...named(link.replace('/1#', '/2#')), parts: [] }, [inBom], false],
    [
      'does not speak for what another root brings in too',
      { ...named(link), parts: [] },
      [inBom, { purl: SHOP }],
      false,
    ],
    ['beside another package URL does not', { ...mixed, parts: [] }, [inBom], false],
  ])('%s', (_, about, roots, expected) => {
    const component = { ecosystem: 'npm', name: 'left', version: '1.0.0', purl: LEFT };
    const subject = { component, advisory: advisory(IDS, 'vulnerability'), roots: () => roots };
    const { silenced } = applyVex([documentOf([said({ products: [about] })])], [subject], () => npm);
    expect(silenced.has(0)).toBe(expected);
  });
});
