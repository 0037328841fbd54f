import { DEFAULT_EXCLUDES, takeInventory } from '@morel/inventory';
import {
  AppError,
  exitCode,
  type Check,
  type Extension,
  type CheckAbout,
  type EdgeKind,
  type Report,
} from '@morel/model';
import { createBaseline, resolvePolicy, rules } from '@morel/policy';
import { toyEcosystem, treeOf } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { assess } from './assess.ts';
import { BUILT, indexOf, type Known } from './fixtures/toy-index.ts';
import type { AssessOptions } from './options.ts';

const NOW = Date.parse('2026-01-02T00:00:00Z');

async function judge(
  files: Readonly<Record<string, string>>,
  known: readonly Known[],
  more: Partial<AssessOptions> = {},
): Promise<Report> {
  const tree = treeOf(files);
  const extensions = [{ id: 'toy', formats: toyEcosystem.about.formats, load: async () => toyEcosystem.readers }];
  const taken = await takeInventory({ tree, extensions, excludes: DEFAULT_EXCLUDES });
  const policy = resolvePolicy(
    {},
    rules.map(({ about }) => about),
  );
  if (!policy.ok) throw new Error('the default policy does not resolve');
  const { report } = await assess({
    taken,
    tree,
    target: 'test',
    tool: { name: 'morel', version: 'test' },
    index: await indexOf(known),
    data: { kind: 'file', built: BUILT, feeds: [] },
    riskData: { exploited: BUILT },
    starterCovers: false,
    ecosystems: new Map([['toy', toyEcosystem]]),
    checks: [],
    rules,
    clients: [],
    policy: policy.value,
    omit: [],
    now: NOW,
    ...more,
  });
  return report;
}

const LOCK = [
  'toy-lock 1',
  'shop -> left@1.0.0 prod ^1.0.0 sha512-AA==',
  'left@1.0.0 -> right@1.0.0 prod ^1.0.0 sha512-AA==',
  'shop -> test@1.0.0 dev ^1.0.0 sha512-AA==',
  '',
].join('\n');
const FILES = { 'toy.lock': LOCK };
/** A record on nothing that the project has: the index holds the ecosystem. */
const OTHER: readonly Known[] = [{ id: 'TEST-0', name: 'other' }];

describe('what to move', () => {
  it.each([
    [
      'a direct dependency to the fixed version',
      { name: 'left', fixed: '1.0.1' },
      { kind: 'upgrade', direct: 'left@1.0.0', to: '1.0.1', command: 'toy install left@1.0.1' },
    ],
    [
      'a transitive one within its range',
      { name: 'right', fixed: '1.2.0' },
      { kind: 'refresh', direct: 'left@1.0.0', to: '1.2.0', command: 'toy update right' },
    ],
    [
      'the direct dependency where a range rules the fix out',
      { name: 'right', fixed: '2.0.0' },
      { kind: 'move-or-override', direct: 'left@1.0.0', to: '2.0.0', blockedBy: 'left@1.0.0 asks for right ^1.0.0' },
    ],
    ['nothing where no fix is known', { name: 'right' }, { kind: 'remove', direct: 'left@1.0.0' }],
  ])('%s', async (_, known, move) => {
    const report = await judge(FILES, [{ id: 'TEST-1', ...known }]);
    expect(report.matches).toHaveLength(1);
    expect(report.matches[0]?.move).toMatchObject(move);
    expect(report.moves).toHaveLength(1);
  });

  it('goes to a version that no other record hits', async () => {
    const report = await judge(FILES, [
      { id: 'TEST-1', name: 'left', fixed: '1.0.1' },
      { id: 'TEST-2', name: 'left', fixed: '1.4.0' },
    ]);
    expect(report.moves).toMatchObject([{ to: '1.4.0', clears: ['TEST-1', 'TEST-2'] }]);
  });

  it('goes to the version that clears most where none clears all, and says what that is', async () => {
    const report = await judge(FILES, [
      { id: 'TEST-1', name: 'left', fixed: '1.0.1' },
      { id: 'TEST-2', name: 'left', fixed: '1.4.0' },
      { id: 'TEST-3', name: 'left' },
    ]);
    expect(report.moves).toMatchObject([{ kind: 'upgrade', to: '1.4.0', clears: ['TEST-1', 'TEST-2'] }]);
  });

  it('says what the version does not clear: notices, and weaknesses that were never fixed', async () => {
    const report = await judge(FILES, [
      { id: 'TEST-1', name: 'left', fixed: '1.0.1' },
      { id: 'TEST-2', name: 'left', fixed: '1.4.0', kind: 'notice' },
      { id: 'TEST-3', name: 'left' },
      { id: 'TEST-4', name: 'left', introduced: '1.0.1', fixed: '1.0.2' },
      { id: 'TEST-5', name: 'left', fixed: '1.0.3' },
    ]);
    expect(report.moves).toMatchObject([{ kind: 'upgrade', to: '1.0.3', clears: ['TEST-1', 'TEST-5'] }]);
    const moved = report.matches.filter(({ move }) => move).map(({ advisory }) => advisory.id);
    expect(moved.toSorted()).toEqual(['TEST-1', 'TEST-5']);
  });

  it('has the command of the client that a version of the lockfile shows', async () => {
    const clients = toyEcosystem.clients.map((client) => ({ ...client, shownBy: ['toy-lock/1'] }));
    const ecosystems = new Map([['toy', { ...toyEcosystem, clients }]]);
    const report = await judge(FILES, [{ id: 'TEST-1', name: 'left', fixed: '1.0.1' }], { ecosystems });
    expect(report.moves).toMatchObject([{ command: 'toy install left@1.0.1' }]);
  });

  it.each([
    ['own', { command: 'cd own && toy install right@1.0.1' }],
    ['../own; x', {}],
  ])('is made where it is asked for: in %s', async (folder, expected) => {
    const own = `own@link:${folder.replace(' ', '')}`;
    const lock = `toy-lock 1\nshop -> ${own}\n${own} -> right@1.0.0 prod ^1.0.0 sha512-AA==\n`;
    const report = await judge({ 'toy.lock': lock }, [{ id: 'TEST-1', name: 'right', fixed: '1.0.1' }]);
    const [{ kind, command } = {}] = report.moves;
    expect({ kind, command }).toEqual({ kind: 'upgrade', command: undefined, ...expected });
  });

  it('leads to the override, where the project has one', async () => {
    const lock = 'toy-lock 1\nshop -> left@1.0.0 prod ^1.0.0 sha512-AA== overridden\n';
    const report = await judge({ 'toy.lock': lock }, [{ id: 'TEST-1', name: 'left', fixed: '1.0.1' }]);
    expect(report.moves).toMatchObject([
      { kind: 'move-or-override', to: '1.0.1', blockedBy: 'the project overrides left with 1.0.0' },
    ]);
  });

  it('takes every place of a package into account', async () => {
    const lock = `${LOCK}shop -> other@1.0.0 prod ^1.0.0 sha512-AA==\nother@1.0.0 -> left@1.0.0 prod =1.0.0 sha512-AA==\n`;
    const report = await judge({ 'toy.lock': lock }, [{ id: 'TEST-1', name: 'left', fixed: '1.0.1' }]);
    expect(report.moves).toMatchObject([
      { kind: 'upgrade', to: '1.0.1', blockedBy: 'other@1.0.0 asks for left =1.0.0' },
    ]);
  });

  it('goes to no version that is malware', async () => {
    const report = await judge(FILES, [
      { id: 'TEST-1', name: 'left', fixed: '1.0.1' },
      { id: 'MAL-1', name: 'left', kind: 'malware' },
    ]);
    expect(report.moves).toMatchObject([{ kind: 'remove', clears: ['MAL-1', 'TEST-1'] }]);
  });

  it('tries to refresh what is asked for in a range that is not recorded', async () => {
    const lock = 'toy-lock 1\nshop -> left@1.0.0 prod ^1.0.0\nleft@1.0.0 -> right@1.0.0\n';
    const report = await judge({ 'toy.lock': lock }, [{ id: 'TEST-1', name: 'right', fixed: '2.0.0' }]);
    expect(report.moves).toMatchObject([
      {
        kind: 'refresh',
        to: '2.0.0',
        command: 'toy update right',
        blockedBy: 'left@1.0.0 asks for right in a range that is not recorded',
      },
    ]);
  });

  it('refreshes no lockfile where a bill of materials was read', async () => {
    const lock = 'toy-lock 1\nshop -> left@1.0.0 prod ^1.0.0\nleft@1.0.0 -> right@1.0.0\n';
    const formats = toyEcosystem.about.formats.map((format) => ({ ...format, role: 'sbom' as const }));
    const extensions = [{ id: 'toy', formats, load: async () => toyEcosystem.readers }];
    const taken = await takeInventory({ tree: treeOf({ 'toy.lock': lock }), extensions, excludes: [] });
    const report = await judge({}, [{ id: 'TEST-1', name: 'right', fixed: '2.0.0' }], { taken });
    expect(report.moves).toMatchObject([{ kind: 'rebuild', to: '2.0.0' }]);
    expect(report.moves[0]).not.toHaveProperty('command');
  });

  it('begins with malware, however much another move clears', async () => {
    const report = await judge(FILES, [
      { id: 'TEST-1', name: 'left', fixed: '1.0.1' },
      { id: 'TEST-2', name: 'left', fixed: '1.0.1' },
      { id: 'MAL-1', name: 'right', kind: 'malware' },
    ]);
    expect(report.moves.map(({ component, clears }) => [component, clears.length])).toEqual([
      ['right', 1],
      ['left', 2],
    ]);
  });

  it('leaves out what is silenced as a whole', async () => {
    const known = [
      { id: 'TEST-1', name: 'left', fixed: '1.0.1' },
      { id: 'TEST-2', name: 'right', fixed: '1.2.0' },
    ];
    const { findings } = await judge(FILES, known);
    const old = findings.filter(({ match }) => match !== undefined).slice(0, 1);
    const entries = old.map(({ id, rule, message }) => ({ id, also: [], rule, message, since: BUILT }));
    const report = await judge(FILES, known, { baseline: createBaseline(entries) });
    expect(report.findings.filter(({ silenced }) => silenced)).toHaveLength(1);
    expect(report.moves).toHaveLength(1);
  });
});

describe('what a manifest asks for', () => {
  it.each([
    ['is said to float', 'right@2.0.0', ['floating-range']],
    ['may be any version of what is the project itself', 'right@link:right', []],
  ])('%s', async (_, answer, found) => {
    const lock = `toy-lock 1\nshop -> ${answer} prod * sha512-AA==\n`;
    const report = await judge({ 'toy.lock': lock, 'toy.manifest': 'right *' }, OTHER);
    expect(report.findings.map(({ rule }) => rule).filter((rule) => rule === 'floating-range')).toEqual(found);
  });
});

describe('matches', () => {
  it('have the paths of the lockfile, not those of what is installed', async () => {
    const files = { ...FILES, 'toy_modules/list': 'tree\nleft@1.0.0\nstray@1.0.0\ntest@1.0.0\n' };
    const report = await judge(files, [
      { id: 'TEST-1', name: 'left' },
      { id: 'TEST-2', name: 'stray' },
      { id: 'TEST-3', name: 'test' },
    ]);
    expect(report.matches.map(({ paths, scope }) => [scope, ...paths])).toEqual([
      ['prod', ['shop', 'left@1.0.0']],
      ['prod', ['tree', 'stray@1.0.0']],
      ['dev', ['shop', 'test@1.0.0']],
    ]);
  });

  it('have a path with a gap where the lockfile does not say who asks', async () => {
    const lock = `${LOCK}some@1.0.0 -> stray@1.0.0 prod 1 sha512-AA==\n`;
    const report = await judge({ 'toy.lock': lock }, [{ id: 'TEST-1', name: 'stray' }]);
    expect(report.matches).toMatchObject([{ scope: 'unreached', paths: [['shop', '…', 'stray@1.0.0']] }]);
  });

  it('come with path and place, malware first', async () => {
    const report = await judge(FILES, [
      { id: 'TEST-1', name: 'left' },
      { id: 'MAL-1', name: 'right', kind: 'malware' },
    ]);
    expect(report.matches.map(({ advisory }) => advisory.id)).toEqual(['MAL-1', 'TEST-1']);
    expect(report.matches[0]).toMatchObject({
      paths: [['shop', 'left@1.0.0', 'right@1.0.0']],
      location: { path: 'toy.lock', span: { line: 3 } },
      scope: 'prod',
    });
    expect(report.decision.verdict).toBe('block');
    expect(exitCode(report)).toBe(1);
  });

  it.each<[EdgeKind[], string[]]>([
    [[], ['left', 'test']],
    [['dev'], ['left']],
    [['optional'], ['left', 'test']],
  ])('leave out what only %j dependencies bring', async (omit, names) => {
    const report = await judge(
      FILES,
      [
        { id: 'TEST-1', name: 'left' },
        { id: 'TEST-2', name: 'test' },
      ],
      { omit },
    );
    expect(report.matches.map(({ component }) => component.name).toSorted()).toEqual(names);
    expect(report.coverage.notes.some((note) => note.includes('--omit'))).toBe(omit.includes('dev'));
  });
});

async function lacksCatalogue(known: readonly Known[], riskData: AssessOptions['riskData']): Promise<boolean> {
  const { decision } = await judge(FILES, known, { riskData });
  return decision.evidence === 'partial' && decision.notPerformed.some(({ check }) => check === 'exploited');
}

describe('risk data', () => {
  it('that the index lacks makes the evidence of a weakness partial', async () => {
    const known = [{ id: 'TEST-1', name: 'left', fixed: '1.0.1' }];
    expect(await lacksCatalogue(known, {})).toBe(true);
    expect(await lacksCatalogue(known, { exploited: BUILT })).toBe(false);
    expect(await lacksCatalogue(OTHER, {})).toBe(false);
  });

  it('is shown with its date', async () => {
    const { matches } = await judge(FILES, [{ id: 'TEST-1', name: 'left', fixed: '1.0.1' }]);
    const inputs = matches.flatMap(({ priority }) => priority.inputs);
    expect(inputs).toContainEqual({ label: 'Known exploited', value: 'no', source: 'KEV', asOf: BUILT });
  });
});

describe('coverage', () => {
  it('is complete when everything was read and looked up', async () => {
    const report = await judge(FILES, OTHER);
    expect(report.coverage).toMatchObject({ complete: true, gaps: [] });
    expect(exitCode(report)).toBe(0);
  });

  const broken: Extension<CheckAbout, Check> = {
    about: { id: 'broken', title: 'breaks', produces: 'lock', cost: 'none' },
    load: async () => ({
      about: { id: 'broken', title: 'breaks', produces: 'lock', cost: 'none' },
      observe: () => Promise.reject(new AppError('file-read', 'the disk is gone')),
    }),
  };

  it.each<
    [string, Readonly<Record<string, string>>, Partial<AssessOptions> | (() => Promise<Partial<AssessOptions>>), string]
  >([
    ['an input that is refused', { 'toy.lock': 'toy-lock 9\n' }, {}, 'input toy.lock'],
    ['an input that is read in part', { 'toy.lock': `${LOCK}include gone.lock\n` }, {}, 'input toy.lock'],
    ['a component without version', { 'toy.lock': 'toy-lock 1\nshop -> left@? prod\n' }, {}, 'component left'],
    [
      'a version that cannot be compared',
      { 'toy.lock': 'toy-lock 1\nshop -> left@odd prod\n' },
      {},
      'component pkg:toy/left@odd',
    ],
    [
      'an ecosystem that the index does not hold',
      FILES,
      async () => ({ index: await indexOf([], 'Other') }),
      'ecosystem toy',
    ],
    [
      'an ecosystem of which the index has a selection',
      FILES,
      async () => ({ index: await indexOf([], 'Toy', 'selection') }),
      'ecosystem toy',
    ],
    [
      'an ecosystem of which an older index does not say what it has',
      FILES,
      async () => ({ index: await indexOf([], 'Toy', 'unknown') }),
      'ecosystem toy',
    ],
    ['no index', FILES, { index: undefined, data: { kind: 'none', feeds: [] } }, 'data advisories'],
    ['the starter index', FILES, { data: { kind: 'starter', feeds: [] } }, 'starter-index advisories'],
    ['a check that fails', FILES, { checks: [broken] }, 'check broken'],
    [
      'old data',
      FILES,
      {
        data: {
          kind: 'own',
          feeds: [
            {
              feed: 'osv',
              source: 's',
              part: 'Toy',
              records: 1,
              pulled: BUILT,
              inUse: true,
              ageHours: 500,
              stale: true,
            },
          ],
        },
      },
      'data osv Toy',
    ],
  ])('names %s', async (_, files, more, gap) => {
    const options = typeof more === 'function' ? await more() : more;
    const report = await judge(files, [{ id: 'TEST-1', name: 'left', fixed: '0.1.0' }], options);
    expect(report.coverage.gaps.map(({ kind, subject }) => `${kind} ${subject}`)).toContain(gap);
    expect(report.coverage.complete).toBe(false);
    expect(exitCode(report)).toBe(3);
  });

  it('takes the starter index for whole where it was made for exactly these files', async () => {
    const data = { kind: 'starter', feeds: [] } as const;
    const index = await indexOf(OTHER, 'Toy', 'selection');
    const report = await judge(FILES, OTHER, { index, data, starterCovers: true });
    expect(report.coverage.gaps).toEqual([]);
  });
});
