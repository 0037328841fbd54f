import type { InventoryMatches } from '@morel/advisories';
import { InventoryBuilder, type Inventory, type Lookup } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { lookupsOf, type LookupSources } from './lookups.ts';
import { createReach } from './reach.ts';

const NAMES = ['own', 'dev', 'bare', 'odd', 'unheld', 'unsourced', 'plain'] as const;
const [OWN, DEV, BARE, ODD, UNHELD, UNSOURCED] = [0, 1, 2, 3, 4, 5];

function inventory(): Inventory {
  const builder = new InventoryBuilder();
  for (const name of NAMES) {
    const version = name === 'bare' ? {} : { version: '1' };
    const source = name === 'own' ? ({ kind: 'project', path: '' } as const) : ({ kind: 'registry' } as const);
    builder.add({ component: { ecosystem: name, name, ...version }, key: name, source });
  }
  return { ...builder.build(), inputs: [] };
}

const FOUND: InventoryMatches = {
  matches: [],
  undecided: [BARE, ODD, DEV].map((component) => ({ component, reason: 'because' })),
  withdrawn: [],
  lookedUp: [],
  firstParty: [OWN],
  notLookedUp: [UNHELD, UNSOURCED],
  notHeld: ['unheld'],
  notWhole: [],
  noSource: ['unsourced'],
};

function lookups(more: Partial<LookupSources> = {}): Record<string, Lookup> {
  const given = inventory();
  const lookup = lookupsOf({
    inventory: given,
    reach: createReach(given),
    omitted: new Set([DEV]),
    found: FOUND,
    data: { kind: 'own', feeds: [] },
    starterCovers: false,
    ...more,
  });
  return Object.fromEntries(NAMES.map((name, position) => [name, lookup(position)]));
}

describe('whether a component was looked up', () => {
  it('is said of each, with the reason', () => {
    expect(lookups()).toEqual({
      own: 'first-party',
      dev: 'omitted',
      bare: 'no-version',
      odd: 'undecided',
      unheld: 'not-held',
      unsourced: 'no-source',
      plain: 'looked-up',
    });
  });

  it('is no for all where there was no index', () => {
    const data = { kind: 'none', feeds: [] } as const;
    expect(new Set(Object.values(lookups({ data })))).toEqual(new Set(['first-party', 'omitted', 'no-index']));
  });

  it('is limited where the starter index answered, unless it covers exactly what is scanned', () => {
    const data = { kind: 'starter', feeds: [] } as const;
    expect(lookups({ data })['plain']).toBe('starter');
    expect(lookups({ data, starterCovers: true })['plain']).toBe('looked-up');
  });
});
