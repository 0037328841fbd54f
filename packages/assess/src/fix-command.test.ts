import { InventoryBuilder, type Move, type Root, type Source } from '@morel/model';
import { expect, it } from 'vitest';
import { fixCommand } from './fix-command.ts';

const MOVE: Move = {
  direct: 'left@1.0.0',
  root: 'shop',
  kind: 'upgrade',
  component: 'left',
  from: '1.0.0',
  to: '1.0.1',
  clears: ['TEST-1'],
};

function commandFor(source: Source, kind: Root['kind'] | undefined, upgradeMember?: string): string | undefined {
  const builder = new InventoryBuilder();
  const asking = builder.add({ component: { ecosystem: 'toy', name: 'shop' }, key: '.', source });
  if (kind) builder.addRoot(asking, kind);
  const component = { ecosystem: 'toy', name: 'left', version: '1.0.0' };
  const occurrence = builder.add({ component, key: 'left', source: { kind: 'registry' } });
  const fixes = { upgrade: 'toy add {name}@{version}', ...(upgradeMember !== undefined && { upgradeMember }) };
  return fixCommand(fixes, MOVE, { inventory: { ...builder.build(), inputs: [] }, occurrence, asking });
}

it.each([
  ['the project, whatever file it is read from', { kind: 'project', path: 'shop.txt' }, 'project', undefined],
  ['nobody that is known', { kind: 'unknown' }, undefined, undefined],
] as const)('is made where it stands for %s', (_, source, kind, member) => {
  expect(commandFor(source, kind, member)).toBe('toy add left@1.0.1');
});

it('names the member that asks, or goes to its folder', () => {
  const source = { kind: 'project', path: 'apps/shop' } as const;
  expect(commandFor(source, 'workspace', 'toy add {name}@{version} in {member}')).toBe('toy add left@1.0.1 in shop');
  expect(commandFor(source, 'workspace')).toBe('cd apps/shop && toy add left@1.0.1');
  expect(commandFor({ kind: 'link', path: '../x; rm' }, undefined)).toBeUndefined();
});
