import { InventoryBuilder, type Entry, type Inventory } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { differenceOf } from './difference-of.ts';

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
  return { ...builder.build(), inputs: [] };
}

function at(host: string, name: string): Part {
  return { name, source: { kind: 'registry', url: `https://${host}/a.tgz` } };
}

function licensed(version: string, expression?: string): Inventory {
  return state({ name: 'a', version, ...(expression !== undefined && { licences: [{ expression }] }) });
}

const lines = (before: Inventory, after: Inventory): string[] =>
  differenceOf(before, after).map(({ kind, name, from, to, brings }) => {
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
    ['a list that grew', [OLD], [NEW, OLD]],
    ['a list that shrank', [NEW, OLD], [OLD]],
    ['another algorithm', ['sha1-b2xk'], [OLD]],
    ['no digest any more', [OLD], []],
  ])('is not alarmed by %s', (_, before, after) => {
    expect(lines(state({ name: 'a', digests: before }), state({ name: 'a', digests: after }))).toEqual([]);
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
      const [change] = differenceOf(state(), state({ name: 'a', source: { kind: 'git', url } }));
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

  it('says where a licence changed, if both states state one', () => {
    expect(lines(licensed('1', 'MIT'), licensed('2', 'BUSL-1.1'))).toEqual(['changed a 1 > 2: licence']);
    expect(lines(licensed('1', 'MIT'), licensed('2', 'MIT'))).toEqual(['changed a 1 > 2']);
    expect(lines(licensed('1'), licensed('2', 'MIT'))).toEqual(['changed a 1 > 2']);
  });
});
