import { describe, expect, it } from 'vitest';
import { resolvePeers, type PeerNode } from './peers.ts';

function node(name: string, dependencies: Record<string, number>, peers: readonly string[] = []): PeerNode {
  return { name, dependencies: new Map(Object.entries(dependencies)), peers: new Set(peers) };
}

function answers(nodes: readonly PeerNode[]): string[] {
  const links = nodes.flatMap(({ dependencies }, from) =>
    [...dependencies.values()].map((to) => ({ from, to, kinds: ['prod' as const] })),
  );
  return resolvePeers(nodes, links).found.map(({ from, to }) => `${nodes[from]?.name} ${to}`);
}

describe('peers', () => {
  it('are answered by the dependencies of each parent', () => {
    const nodes = [
      node('app', { lib: 2, react: 3 }),
      node('site', { lib: 2, react: 4 }),
      node('lib', {}, ['react']),
      node('react', {}),
      node('react', {}),
    ];
    expect(answers(nodes)).toEqual(['lib 3', 'lib 4']);
  });

  it('are passed on by parents that have the same peer, round circles too', () => {
    const nodes = [
      node('app', { outer: 1, react: 3 }),
      node('outer', { inner: 2 }, ['react']),
      node('inner', { outer: 1 }, ['react']),
      node('react', {}),
    ];
    expect(answers(nodes)).toEqual(['outer 3', 'inner 3']);
  });

  it('are answered by the parent itself', () => {
    expect(answers([node('react', { lib: 1 }), node('lib', {}, ['react'])])).toEqual(['lib 0']);
  });

  it('stay open where nobody answers', () => {
    expect(answers([node('app', { lib: 1 }), node('lib', {}, ['react'])])).toEqual([]);
  });

  it('are given up, and said to be, where there are too many', () => {
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`p${index}`, 1]));
    const nodes = [node('app', many), node('lib', {}, Object.keys(many))];
    const links = Array.from({ length: 3_000 }, () => ({ from: 0, to: 1, kinds: ['prod' as const] }));
    expect(resolvePeers(nodes, links).isWhole).toBe(false);
  });
});
