import { InventoryBuilder, type ComponentChange, type Entry, type Input, type Inventory } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { differenceOf } from './difference-of.ts';
import { newcomersOf } from './newcomers.ts';

const LOCK: Omit<Input, 'format'> = { path: 'toy.lock', reader: 'toy', role: 'lockfile', files: [], problems: [] };

type Part = Partial<Entry> & { readonly name: string; readonly version?: string };

const OLD = 'sha512-b2xk';
const NEW = 'sha512-bmV3';

function state(...parts: readonly Part[]): Inventory {
  const builder = new InventoryBuilder();
  const root = builder.add({
    component: { ecosystem: 'toy', name: 'app' },
    key: 'app',
    source: { kind: 'project', path: '' },
  });
  builder.addRoot(root, 'project');
  for (const [position, { name, version = '1', ...more }] of parts.entries()) {
    const entry: Entry = {
      component: { ecosystem: 'toy', name, version },
      key: String(position),
      source: { kind: 'registry' },
      ...more,
    };
    builder.addEdge(root, builder.add(entry), ['prod']);
  }
  return { ...builder.build(), inputs: [{ ...LOCK, format: 'toy-lock' }] };
}

function at(host: string, name: string): Part {
  return { name, source: { kind: 'registry', url: `https://${host}/a.tgz` } };
}

function rolling(digest: string): Inventory {
  return state({ name: 'a', component: { ecosystem: 'rolling', name: 'a', version: 'latest' }, digests: [digest] });
}

function atCommit(commit: string): Inventory {
  return state({ name: 'a', source: { kind: 'git', url: 'https://one.example/a', commit } });
}

function licensed(version: string, expression?: string): Inventory {
  return state({ name: 'a', version, ...(expression !== undefined && { licences: [{ expression }] }) });
}

function ofFormat(format: string, inventory: Inventory): Inventory {
  return { ...inventory, inputs: [{ ...LOCK, format }] };
}

const isMoving = (ecosystem: string): boolean => ecosystem === 'rolling';
const compare = (before: Inventory, after: Inventory): readonly ComponentChange[] =>
  differenceOf(before, after, { isMoving }).changes;

const lines = (before: Inventory, after: Inventory): string[] =>
  compare(before, after).map(({ kind, name, from, to, brings }) => {
    const brought = brings.map((item) => item.kind).join(' ');
    return `${kind} ${name} ${from.join(',')} > ${to.join(',')}${brought ? `: ${brought}` : ''}`;
  });

describe('what changed between two states', () => {
  it('is nothing between a state and itself, in whatever order', () => {
    expect(lines(state({ name: 'a' }, { name: 'b' }), state({ name: 'b' }, { name: 'a' }))).toEqual([]);
  });

  it('names what came, what went and what moved', () => {
    const before = state({ name: 'gone' }, { name: 'moved' });
    const after = state({ name: 'moved', version: '2' }, { name: 'new' });
    expect(lines(before, after)).toEqual(['removed gone 1 > ', 'changed moved 1 > 2', 'added new  > 1']);
  });

  it('tells a second version beside the first from a move', () => {
    const after = state({ name: 'a' }, { name: 'a', version: '2' });
    expect(lines(state({ name: 'a' }), after)).toEqual(['changed a  > 2']);
    expect(lines(after, state({ name: 'a' }))).toEqual(['changed a 2 > ']);
  });

  it('leaves out what is the project of its own', () => {
    expect(lines(state(), state({ name: 'own', source: { kind: 'link', path: 'own' } }))).toEqual([]);
  });

  it('is alarmed where the archive of a version is another one', () => {
    const [before, after] = [state({ name: 'a', digests: [OLD] }), state({ name: 'a', digests: [NEW] })];
    expect(lines(before, after)).toEqual(['altered a  > 1: other-archive']);
  });

  it.each([
    ['a list that shrank', [NEW, OLD], [OLD]],
    ['digests where there were none', [], [OLD]],
    ['a further algorithm', ['sha1-b2xk'], ['sha1-b2xk', OLD]],
  ])('has nothing against %s', (_, before, after) => {
    expect(lines(state({ name: 'a', digests: before }), state({ name: 'a', digests: after }))).toEqual([]);
  });

  it.each([
    ['a list that grew', [OLD], [NEW, OLD], 'more-digests'],
    ['another algorithm', ['sha256-b2xk'], [OLD], 'lost-digest'],
    ['another algorithm in place of a weak one', ['sha1-b2xk'], [OLD], 'sounder-digest'],
    ['no digest any more', [OLD], [], 'lost-digest'],
    ['no sound digest any more', [OLD, 'sha1-b2xk'], ['sha1-b2xk'], 'lost-digest'],
    ['one of several replaced', [OLD, 'sha512-YQ=='], [OLD, NEW], 'other-archive'],
  ])('says of %s what it is', (_, before, after, kind) => {
    const [old, now] = [state({ name: 'a', digests: before }), state({ name: 'a', digests: after })];
    expect(lines(old, now)).toEqual([`altered a  > 1: ${kind}`]);
  });

  it('shows of long lists what is not in both', () => {
    const kept = 'sha512-YQ==';
    const [before, after] = [state({ name: 'a', digests: [kept, OLD] }), state({ name: 'a', digests: [NEW, kept] })];
    expect(compare(before, after)).toMatchObject([{ brings: [{ before: [OLD], after: [NEW] }] }]);
  });

  it('is alarmed by one place with another archive, whatever the others hold', () => {
    const [one, two] = [
      { name: 'a', digests: [OLD] },
      { name: 'a', digests: [NEW] },
    ];
    expect(lines(state(one), state(one, two))).toEqual(['altered a  > 1: other-archive']);
    expect(lines(state(one, two), state(one, two))).toEqual([]);
    expect(lines(state(one, two), state(one))).toEqual([]);
  });

  it('counts what two formats make it impossible to compare', () => {
    const [one, two] = [state({ name: 'a', digests: ['sha256-b2xk'] }), state({ name: 'a', digests: [OLD] })];
    expect(differenceOf(one, ofFormat('other', two), { isMoving })).toEqual({ changes: [], uncompared: 1 });
    expect(differenceOf(one, two, { isMoving }).uncompared).toBe(0);
  });

  it('is not alarmed where a version is a name that is moved', () => {
    expect(lines(rolling(OLD), rolling(NEW))).toEqual(['altered a  > latest: moved-version']);
    expect(lines(rolling(OLD), rolling('sha256-b2xk'))).toEqual([]);
  });

  it('says where installing begins to run code', () => {
    const quiet = state({ name: 'a' });
    const loud = state({ name: 'a', version: '2', installScript: true });
    expect(lines(quiet, loud)).toEqual(['changed a 1 > 2: install-script']);
    expect(lines(loud, state({ name: 'a', version: '3', installScript: true }))).toEqual(['changed a 2 > 3']);
  });

  it('names hosts that nothing came from before', () => {
    const before = state(at('one.example', 'a'));
    expect(lines(before, state(at('one.example', 'a'), at('one.example', 'b')))).toEqual(['added b  > 1']);
    expect(lines(before, state(at('one.example', 'a'), at('two.example', 'b')))).toEqual(['added b  > 1: host']);
  });

  it.each(['git@two.example:a/b.git', 'ssh://git@two.example/a', 'git+https://two.example/a'])(
    'finds the host of %s',
    (url) => {
      const [change] = compare(state(), state({ name: 'a', source: { kind: 'git', url } }));
      expect(change?.brings).toEqual([
        { kind: 'host', before: [], after: ['two.example'] },
        { kind: 'source', before: ['bundled', 'registry', 'unknown'], after: ['git'] },
      ]);
    },
  );

  it('says where the same version comes from elsewhere now', () => {
    const after = state({ name: 'a', source: { kind: 'git', url: 'https://one.example/a' } });
    expect(lines(state({ name: 'a' }), after)).toEqual(['altered a  > 1: host source']);
  });

  it('says where the same version comes from another host, or begins to run code', () => {
    const before = state(at('one.example', 'a'));
    expect(lines(before, state(at('two.example', 'a')))).toEqual(['altered a  > 1: host']);
    expect(lines(before, state({ ...at('one.example', 'a'), installScript: true }))).toEqual([
      'altered a  > 1: install-script',
    ]);
  });

  it('says where the same version comes from another commit', () => {
    expect(compare(atCommit('1'), atCommit('2'))).toMatchObject([
      {
        kind: 'altered',
        brings: [
          { kind: 'source', version: '1', before: ['https://one.example/a#1'], after: ['https://one.example/a#2'] },
        ],
      },
    ]);
  });

  it('says where a licence changed, if both states state one', () => {
    expect(lines(licensed('1', 'MIT'), licensed('2', 'BUSL-1.1'))).toEqual(['changed a 1 > 2: licence']);
    expect(lines(licensed('1', 'MIT'), licensed('2', 'MIT'))).toEqual(['changed a 1 > 2']);
    expect(lines(licensed('1'), licensed('2', 'MIT'))).toEqual(['changed a 1 > 2']);
  });
});

function newNames(before: Inventory, after: Inventory): string[] {
  return newcomersOf(before, after, compare(before, after)).map(({ position }) => {
    const { name, version = '' } = after.components[position] ?? { name: '' };
    return `${name}@${version}`;
  });
}

describe('what nobody can have looked at before', () => {
  const known = state({ name: 'a', digests: [OLD] });

  it.each([
    ['a new package', { name: 'b' }, ['b@1']],
    ['a new version', { name: 'a', version: '2' }, ['a@2']],
    ['another archive', { name: 'a', digests: [NEW] }, ['a@1']],
    ['a further archive', { name: 'a', digests: [OLD, NEW] }, ['a@1']],
    ['no digest any more', { name: 'a' }, ['a@1']],
    ['another source', { name: 'a', digests: [OLD], source: { kind: 'url', url: 'https://one.example/a' } }, ['a@1']],
    [
      'another package URL of the same name and version',
      { name: 'a', digests: [OLD], component: { ecosystem: 'toy', name: 'a', version: '1', purl: 'pkg:toy/a@1?os=x' } },
      ['a@1'],
    ],
    ['the same', { name: 'a', digests: [OLD] }, []],
    ['another licence', { name: 'a', digests: [OLD], licences: [{ expression: 'MIT' }] }, []],
    ['what is of the project', { name: 'own', source: { kind: 'link', path: 'own' } }, []],
  ] as [string, Part, string[]][])('%s', (_, part, expected) => {
    expect(newNames(known, state(part))).toEqual(expected);
  });
});
