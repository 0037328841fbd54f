import type { Link } from '../../lock-entries.ts';

/** What the resolution of peers needs of one entry. */
export interface PeerNode {
  readonly name: string;
  /** Positions of what it depends on, by name. */
  readonly dependencies: ReadonlyMap<string, number>;
  /** Names of its peers. */
  readonly peers: ReadonlySet<string>;
}

const MAX_PEERS = 200_000;
const MAX_STEPS = 5_000_000;

/**
 * Who answers the peers of each entry. The lockfile does not say it: each package that depends on the entry answers with
 * its own dependency of that name, or with itself, or passes its own peer on. All answers of all parents count, since one
 * entry stands for every copy that Yarn makes of it. `isWhole` is false where there were too many.
 */
export function resolvePeers(
  nodes: readonly PeerNode[],
  links: readonly Link[],
): { readonly found: readonly { from: number; to: number; name: string }[]; readonly isWhole: boolean } {
  const found: { from: number; to: number; name: string }[] = [];
  const known = new Set<string>();
  const passedOn = new Map<string, number[]>();
  const answer = (from: number, name: string, to: number): void => {
    const key = `${from} ${to} ${name}`;
    if (known.has(key) || from === to || found.length >= MAX_PEERS) return;
    known.add(key);
    found.push({ from, to, name });
  };
  let steps = 0;
  for (const { from, to } of links) {
    const parent = nodes[from];
    for (const name of nodes[to]?.peers ?? []) {
      steps += 1;
      if (steps > MAX_STEPS) return { found, isWhole: false };
      const own = parent?.dependencies.get(name) ?? (parent?.name === name ? from : undefined);
      if (own !== undefined) answer(to, name, own);
      else if (parent?.peers.has(name)) push(passedOn, `${from} ${name}`, to);
    }
  }
  // `found` grows while it is walked: what a parent's peer is answered with answers the children that it is passed on to.
  for (const { from, to, name } of found) {
    for (const child of passedOn.get(`${from} ${name}`) ?? []) {
      steps += 1;
      if (steps > MAX_STEPS) return { found, isWhole: false };
      answer(child, name, to);
    }
  }
  return { found, isWhole: found.length < MAX_PEERS };
}

function push(lists: Map<string, number[]>, key: string, item: number): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
