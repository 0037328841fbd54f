import { InventoryBuilder, type EdgeKind } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { pypiComponent } from './component.ts';
import { addLockGraph } from './lock-graph.ts';
import type { LockNode, Wish } from './lock-node.ts';

const REGISTRY = { kind: 'registry' } as const;

function node(text: string, wishes: readonly Wish[] = [], more: Partial<LockNode> = {}): LockNode {
  const [name = '', version] = text.split(' ');
  const entry = { component: pypiComponent(name, version, REGISTRY), key: name, source: REGISTRY };
  return { entry, wishes, asked: ['prod'], ...more };
}

function wish(name: string, more: Partial<Wish> = {}): Wish {
  return { name, kinds: ['prod'], ...more };
}

interface Drawn {
  readonly edges: readonly string[];
  readonly markers: Readonly<Record<string, string | undefined>>;
}

function show(kinds: readonly EdgeKind[]): string {
  return kinds.join() === 'prod' ? '' : ` ${kinds.join()}`;
}

function draw(nodes: readonly LockNode[]): Drawn {
  const builder = new InventoryBuilder();
  addLockGraph(builder, nodes, 'folder/x.lock');
  const { occurrences, edges } = builder.build();
  const keyOf = (at: number): string => occurrences[at]?.key ?? '?';
  return {
    edges: edges.map(({ from, to, kinds }) => `${keyOf(from)} > ${keyOf(to)}${show(kinds)}`),
    markers: Object.fromEntries(occurrences.map(({ key, marker }) => [key, marker])),
  };
}

describe('graphs of lockfiles', () => {
  it('hang what nobody asks for, and one of each circle, from the lockfile', () => {
    const { edges } = draw([node('a', [wish('b')]), node('b'), node('c', [wish('d')]), node('d', [wish('c')])]);
    expect(edges).toEqual(['a > b', 'c > d', 'd > c', 'folder/x.lock > a', 'folder/x.lock > c']);
  });

  it('lead to the versions that fit, and to all where none does', () => {
    const two = [node('x 1.0'), node('x 2.0')];
    expect(draw([node('a', [wish('x', { specifier: '<2' })]), ...two]).edges).toContain('a > x');
    expect(draw([node('a', [wish('x', { specifier: '<2' })]), ...two]).edges).not.toContain('a > x (2)');
    expect(draw([node('a', [wish('x', { version: '2.0' })]), ...two]).edges).toContain('a > x (2)');
    expect(draw([node('a', [wish('x', { specifier: '>9' })]), ...two]).edges).toEqual(
      expect.arrayContaining(['a > x', 'a > x (2)']),
    );
  });

  it('hang what the lockfile states as needed from it, where the edges say less', () => {
    const root = node('root', [wish('a', { kinds: ['dev'] })], { root: 'project' });
    expect(draw([root, node('a', [], { isStated: true })]).edges).toEqual(['root > a dev', 'folder/x.lock > a']);
    expect(draw([root, node('a', [], { isStated: true, asked: ['dev'] })]).edges).toEqual(['root > a dev']);
  });

  it('have a condition on what is only reached under one', () => {
    const { markers } = draw([
      node('root', [wish('a', { marker: 'A' }), wish('b'), wish('c', { marker: 'C or D' })], { root: 'project' }),
      node('a', [wish('below'), wish('both', { marker: 'B' })]),
      node('b', [wish('c', { marker: 'E' }), wish('both')]),
      node('c'),
      node('below'),
      node('both'),
    ]);
    expect(markers).toEqual({
      root: undefined,
      a: 'A',
      b: undefined,
      c: '(C or D) or E',
      below: 'A',
      both: undefined,
    });
  });

  it('keep keys apart', () => {
    const { markers } = draw([node('x'), node('x'), node('folder/x.lock')]);
    expect(Object.keys(markers)).toEqual(['x', 'x (2)', 'folder/x.lock', 'folder/x.lock (2)']);
  });
});
