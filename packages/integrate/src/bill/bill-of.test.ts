import { InventoryBuilder, type Entry, type Input, type Inventory } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { billOf } from './bill-of.ts';

const OPTIONS = { name: 'folder', tool: { name: 'tool' }, created: '2026-01-02T03:04:05Z' };
const PROJECT = { kind: 'project', path: '' } as const;
const LOCK: Input = { path: 'toy.lock', reader: 'toy', format: 'toy-lock', role: 'lockfile', files: [], problems: [] };

function entry(name: string, more: Partial<Entry> = {}): Entry {
  return {
    component: { ecosystem: 'toy', name, version: '1', purl: `pkg:toy/${name}@1` },
    key: name,
    source: { kind: 'registry' },
    ...more,
  };
}

function inventoryOf(fill: (builder: InventoryBuilder) => void, inputs: readonly Input[] = [LOCK]): Inventory {
  const builder = new InventoryBuilder();
  fill(builder);
  return { ...builder.build(), inputs };
}

const shop = (builder: InventoryBuilder): void => {
  const root = builder.add(entry('shop', { source: PROJECT }));
  const left = builder.add(
    entry('left', {
      source: { kind: 'registry', url: 'https://toys.example/left-1.tgz' },
      digests: ['sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='],
      licences: [{ expression: 'MIT', kind: 'declared' }],
      supplier: 'Toys Ltd',
    }),
  );
  const right = builder.add(entry('right'));
  const test = builder.add(entry('test'));
  builder.addRoot(root, 'project');
  builder.addEdge(root, left, ['prod']);
  builder.addEdge(left, right, ['optional']);
  builder.addEdge(root, test, ['dev']);
};

describe('the bill of materials of an inventory', () => {
  it('is about the only root, and has every component with what its places say', () => {
    const bom = billOf(inventoryOf(shop), OPTIONS);
    expect(bom.subject).toBe('pkg:toy/shop@1');
    expect(bom.components.map(({ key, kind, scope }) => [key, kind, scope])).toEqual([
      ['pkg:toy/left@1', 'library', 'required'],
      ['pkg:toy/right@1', 'library', 'optional'],
      ['pkg:toy/shop@1', 'application', undefined],
      ['pkg:toy/test@1', 'library', 'excluded'],
    ]);
    expect(bom.components[0]).toMatchObject({
      hashes: [{ algorithm: 'SHA-256', value: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }],
      licences: [{ expression: 'MIT', kind: 'declared' }],
      supplier: { name: 'Toys Ltd' },
      links: [{ kind: 'distribution', url: 'https://toys.example/left-1.tgz' }],
    });
  });

  it('has the edges with their kinds', () => {
    expect(
      billOf(inventoryOf(shop), OPTIONS).dependencies.map(({ from, to, kind }) => `${from} ${kind} ${to}`),
    ).toEqual([
      'pkg:toy/left@1 optional pkg:toy/right@1',
      'pkg:toy/shop@1 depends pkg:toy/left@1',
      'pkg:toy/shop@1 dev pkg:toy/test@1',
    ]);
  });

  it('gets a subject of its own where there are several roots', () => {
    const bom = billOf(
      inventoryOf((builder) => {
        for (const name of ['api', 'web']) builder.addRoot(builder.add(entry(name, { source: PROJECT })), 'project');
      }),
      OPTIONS,
    );
    expect(bom.subject).toBe('folder#project');
    expect(bom.dependencies.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      'folder#project > pkg:toy/api@1',
      'folder#project > pkg:toy/web@1',
    ]);
  });

  it('keeps two components apart that have no package URL and one name', () => {
    const bom = billOf(
      inventoryOf((builder) => {
        for (const version of ['1', '2'])
          builder.add({ ...entry('x'), component: { ecosystem: 'toy', name: 'x', version }, key: version });
      }),
      OPTIONS,
    );
    expect(bom.components.map(({ key }) => key)).toEqual(['folder#project', 'toy:x@1', 'toy:x@2']);
  });
});

function states(inventory: Inventory): string[] {
  return billOf(inventory, OPTIONS).completeness.map(({ of, state }) => `${of} ${state}`);
}

describe('how complete a bill says it is', () => {
  it('is complete where a lockfile was read whole', () => {
    expect(states(inventoryOf(shop))).toEqual(['parts complete', 'dependencies complete']);
  });

  it('is incomplete where an input was read in part or not at all', () => {
    const problems = [{ code: 'unknown-entry', message: 'what is this' }] as const;
    expect(states(inventoryOf(shop, [{ ...LOCK, problems }]))).toEqual(['parts incomplete', 'dependencies incomplete']);
  });

  it('is incomplete where a manifest pins versions and no lockfile says what they bring', () => {
    expect(states(inventoryOf(shop, [{ ...LOCK, role: 'manifest' }]))[0]).toBe('parts incomplete');
  });

  it('leaves the dependencies open where nothing but the project asks for anything', () => {
    const flat = inventoryOf((builder) => {
      const root = builder.add(entry('shop', { source: PROJECT }));
      builder.addRoot(root, 'project');
      for (const name of ['a', 'b']) builder.addEdge(root, builder.add(entry(name)), ['prod']);
    });
    expect(states(flat)).toEqual(['parts complete', 'dependencies unknown']);
  });
});
