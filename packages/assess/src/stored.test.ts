import { restoreInventory } from '@morel/inventory';
import {
  InventoryBuilder,
  type Entry,
  type CheckReport,
  type Inventory,
  type PlaceEdge,
  type Report,
  type Silenced,
} from '@morel/model';
import { rules } from '@morel/policy';
import { sampleComponent, sampleFinding, sampleInput, sampleReport } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { componentReports } from './component-reports.ts';
import { createReach } from './reach.ts';
import { takeOver, type StoredOptions } from './stored.ts';

const INPUT = {
  path: 'toy.lock',
  reader: 'toy',
  format: 'toy-lock',
  role: 'lockfile',
  files: ['more.lock'],
  problems: [],
} as const;

function at(name: string, version: string): Pick<Entry, 'component' | 'key'> {
  return { component: { ecosystem: 'toy', name, version }, key: `${name}@${version}` };
}

function inventory(): Inventory {
  const builder = new InventoryBuilder();
  const root = builder.add({ ...at('shop', '1'), source: { kind: 'project', path: '' } });
  const left = builder.add({
    ...at('left', '1'),
    source: { kind: 'registry', url: 'https://registry.example/left' },
    digests: ['sha512-AA=='],
    installScript: true,
    alias: 'links',
    licences: [{ expression: 'MIT' }],
    notice: { kind: 'deprecated', text: 'old' },
    upstream: { repository: 'https://github.com/o/r', commit: 'a'.repeat(40) },
    span: { start: 1, end: 2, line: 1, column: 2 },
  });
  const right = builder.add({
    ...at('right', '2'),
    source: { kind: 'git', url: 'https://x.example/r', commit: 'b' },
    file: 'more.lock',
  });
  const twin = builder.add({ ...at('right', '2'), key: 'right@2 again', source: { kind: 'registry' } });
  builder.addRoot(root, 'project');
  builder.addEdge(root, left, ['prod'], '^1');
  builder.addEdge(left, right, ['dev', 'peer']);
  builder.addEdge(right, twin, ['optional', 'build'], '*');
  const built = builder.build();
  const edges = built.edges.map((edge) => (edge.to === twin ? { ...edge, overridden: true as const } : edge));
  return { ...built, edges, inputs: [INPUT] };
}

function stored(given: Inventory): Report {
  const components = componentReports(given, createReach(given), () => 'looked-up');
  const inputs = [sampleInput({ path: INPUT.path, format: INPUT.format, files: INPUT.files })];
  return JSON.parse(JSON.stringify(sampleReport({ components, inputs }))) as Report;
}

/** What an inventory says, whatever the order of its lists. */
function facts(given: Inventory): unknown {
  const name = (position: number): string => {
    const occurrence = given.occurrences[position];
    return `${given.components[occurrence?.component ?? -1]?.name} ${occurrence?.key}`;
  };
  return {
    occurrences: given.occurrences
      .map(({ source, alias, digests, file, notice, installScript, licences, upstream, span }, position) =>
        JSON.stringify([name(position), source, alias, digests, file, notice, installScript, licences, upstream, span]),
      )
      .toSorted(),
    edges: given.edges.map(({ from, to, ...edge }) => JSON.stringify([name(from), name(to), edge])).toSorted(),
    roots: given.roots.map(({ occurrence, kind }) => `${name(occurrence)} ${kind}`),
  };
}

describe('a stored report read as a tree', () => {
  it('gives the places, edges and roots again that it was made of', () => {
    const given = inventory();
    const restored = restoreInventory(stored(given), []);
    expect(restored.ok && facts(restored.value.inventory)).toEqual(facts(given));
  });

  it.each<[string, PlaceEdge]>([
    ['a place that is not there', [99, 'p']],
    ['a place below zero', [-1, 'p']],
    ['half a place', [0.5, 'p']],
    ['no kind', [0, '']],
    ['an unknown kind', [0, 'px']],
    ['letters for a number', ['0', 'p'] as unknown as PlaceEdge],
    ['a number for letters', [0, 1] as unknown as PlaceEdge],
    ['a number for what is asked for', [0, 'p', 1] as unknown as PlaceEdge],
  ])('is refused where an entry needs %s', (_, need) => {
    const components = [
      sampleComponent('a', '1', { locations: [{ path: 'package-lock.json', key: 'a', needs: [need] }] }),
    ];
    expect(restoreInventory(sampleReport({ inputs: [sampleInput({})], components }), []).ok).toBe(false);
  });

  it.each([
    ['is in no input', { path: 'other.json', key: 'a' }],
    ['is in an input that is not there', { path: 'package-lock.json', key: 'a', input: 7 }],
  ])('is refused where an entry %s', (_, place) => {
    const components = [sampleComponent('a', '1', { locations: [place] })];
    expect(restoreInventory(sampleReport({ inputs: [sampleInput({})], components }), []).ok).toBe(false);
  });

  it('keeps as a gap what could not be read', () => {
    const gap = { kind: 'input', subject: 'locked/', reason: 'not readable' } as const;
    const { coverage } = sampleReport({});
    const restored = restoreInventory(sampleReport({ coverage: { ...coverage, gaps: [gap] } }), []);
    expect(restored.ok && restored.value.discovery.unreadable).toEqual([{ path: 'locked/', reason: 'not readable' }]);
  });
});

const CHECK: CheckReport = { check: 'held', title: 'Held', status: 'failed', subjects: 1 };
const JUDGE = rules.find(({ about }) => about.needs.length === 1)?.about;
const [FACT = 'lock'] = JUDGE?.needs ?? [];
const CHECKS: StoredOptions['checks'] = [
  { about: { id: 'held', title: 'Held', produces: FACT, cost: 'none' }, load: async () => undefined },
];

function over(isComparable: boolean, findings: Report['findings']): ReturnType<typeof takeOver> {
  const report = sampleReport({ findings, coverage: { ...sampleReport({}).coverage, checks: [CHECK] } });
  return takeOver(report, { name: 'head.json', rules, checks: CHECKS, isComparable, now: Date.parse('2026-10-01') });
}

const finding = sampleFinding({ id: 'a', rule: JUDGE?.id ?? '' });

function until(date: string): Silenced {
  return { by: 'exception', reason: 'r', until: date };
}

function silent(isComparable: boolean, silenced: Silenced): boolean {
  return over(isComparable, [{ ...finding, silenced }]).findings[0]?.silenced !== undefined;
}

describe('what is taken over from a stored report', () => {
  it('is every finding that is not made again, and none that is', () => {
    const again = sampleFinding({ id: 'b', rule: 'known-vulnerability', match: 0 });
    for (const isComparable of [true, false])
      expect(over(isComparable, [finding, again]).findings.map(({ id }) => id)).toEqual(['a']);
  });

  it('is silent only by an exception of the same policy that still holds', () => {
    expect(silent(true, until('2026-12-01'))).toBe(true);
    expect(silent(true, until('2026-09-30'))).toBe(false);
    expect(silent(false, until('2026-12-01'))).toBe(false);
    expect(silent(true, { by: 'baseline', reason: 'r' })).toBe(false);
    expect(silent(true, { by: 'vex', reason: 'r' })).toBe(false);
  });

  it('leaves a gap, and no check that passed, where something else made it', () => {
    const { gaps, checks } = over(false, []);
    expect(gaps).toMatchObject([{ kind: 'check', subject: 'stored-report' }]);
    expect(checks.map(({ report }) => report.status)).toEqual(['not-attempted']);
    expect(over(true, []).gaps).toEqual([]);
  });

  it('names the rules by which a check fails', () => {
    expect(over(true, []).checks).toMatchObject([{ report: { status: 'passed' }, rules: [JUDGE?.id] }]);
  });
});
