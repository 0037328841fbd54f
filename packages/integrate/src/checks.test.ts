import { describe, expect, it } from 'vitest';
import { DEFAULT_EXCLUDES, takeInventory } from '@morel/inventory';
import type { CheckContext, Ecosystem } from '@morel/model';
import { toyEcosystem, treeOf } from '@morel/testkit';
import { check as clientControls } from './client-controls/index.ts';
import { clientKey } from './clients-in-use.ts';
import { check as installedTree } from './installed-tree/index.ts';
import { check as lockDrift } from './lock-drift/index.ts';
import { check as lockState } from './lock-state/index.ts';
import { check as versionControl } from './version-control/index.ts';

async function contextOf(
  files: Readonly<Record<string, string>>,
  toy: Ecosystem = toyEcosystem,
): Promise<CheckContext> {
  const tree = treeOf(files);
  const { readers, about } = toy;
  const extensions = [{ id: about.id, formats: about.formats, load: async () => readers }];
  const { inventory } = await takeInventory({ tree, extensions, excludes: DEFAULT_EXCLUDES });
  const ecosystem = (id: string): Ecosystem | undefined => (id === about.id ? toy : undefined);
  return { tree, inventory, ecosystem, ecosystems: () => [toy] };
}

/** An ecosystem whose manifests are answered by whatever holds all that they ask for. */
const HELD: Ecosystem = {
  ...toyEcosystem,
  about: {
    ...toyEcosystem.about,
    formats: toyEcosystem.about.formats.map((format) =>
      format.id === 'toy-manifest' ? { ...format, lockedBy: ['toy-conf'], heldBy: ['toy-lock'] } : format,
    ),
  },
};

/** Position of an input, as facts about it are filed. */
function at({ inventory }: CheckContext, path: string): string {
  return String(inventory.inputs.findIndex((input) => input.path === path));
}

const LOCK = 'toy-lock 1\nshop -> left@1.2.0 prod ^1.0.0\nleft@1.2.0 -> right@2.0.0\n';

describe('the lockfile of a manifest', () => {
  it('is the one beside it', async () => {
    const context = await contextOf({ 'toy.lock': LOCK, 'toy.manifest': 'left ^1.0.0' });
    const facts = await lockState.observe(context);
    expect(facts.get(at(context, 'toy.manifest'))).toMatchObject({ status: 'known', value: { lockfile: 'toy.lock' } });
  });

  it('is none where none is, and the fact says what would be one', async () => {
    const context = await contextOf({ 'a/toy.manifest': 'left ^1.0.0', 'toy.lock': LOCK });
    const facts = await lockState.observe(context);
    expect(facts.get(at(context, 'a/toy.manifest'))).toMatchObject({
      value: { lockfile: undefined, expected: ['toy.lock'] },
    });
  });

  it.each(['link', 'file'])('is one further up that knows what a folder asks for that it has by %s', async (kind) => {
    const lock = `${LOCK}shop -> own@${kind}:own\nown@${kind}:own -> right@2.0.0 prod 2\n`;
    const context = await contextOf({ 'own/toy.manifest': 'right 2', 'toy.lock': lock });
    const facts = await lockState.observe(context);
    expect(facts.get(at(context, 'own/toy.manifest'))).toMatchObject({ value: { lockfile: 'toy.lock' } });
  });

  it.each([
    ['everything that is asked for, in a version', 'left =1.2.0\nright =2.0.0', 'toy.lock'],
    ['all but what the build alone needs', 'left =1.2.0\nmaker 1 build', 'toy.lock'],
    ['not everything', 'left =1.2.0\nnew =1.0.0', undefined],
  ])('may be one that holds %s', async (_, manifest, lockfile) => {
    const context = await contextOf({ 'toy.lock': LOCK, 'toy.manifest': manifest }, HELD);
    const fact = (await lockState.observe(context)).get(at(context, 'toy.manifest'));
    expect(fact).toMatchObject({ value: { lockfile } });
  });

  it('does not matter where nothing is asked for', async () => {
    const context = await contextOf({ 'toy.manifest': '' });
    expect((await lockState.observe(context)).get('0')).toMatchObject({ status: 'not-applicable' });
  });
});

describe('a lockfile and its manifest', () => {
  it.each([
    ['agree', 'left ^1.0.0', []],
    ['agree whatever the spaces', 'left ^1.0.0 prod', []],
    [
      'differ in the range',
      'left ^1.1.0',
      [{ name: 'left', kind: 'specifier-differs', manifest: '^1.1.0', lock: '^1.0.0' }],
    ],
    ['differ in what is asked for', 'left ^1.0.0\nnew 1', [{ name: 'new', kind: 'missing-in-lock', manifest: '1' }]],
    ['may differ in optional wishes', 'left ^1.0.0\nnew 1 optional', []],
    ['differ in what is locked', '', [{ name: 'left', kind: 'not-in-manifest', lock: '^1.0.0' }]],
  ])('%s', async (_, manifest, drift) => {
    const context = await contextOf({ 'toy.lock': LOCK, 'toy.manifest': manifest });
    expect((await lockDrift.observe(context)).get(at(context, 'toy.manifest'))).toMatchObject({
      status: 'known',
      value: drift,
    });
  });

  it.each([
    ['its development dependencies missing', 'right 2\nnew 1 dev', []],
    ['others missing', 'right 2\nnew 1', [{ name: 'new', kind: 'missing-in-lock', manifest: '1' }]],
  ])('agree on a folder that is linked in with %s', async (_, manifest, drift) => {
    const lock = `${LOCK}shop -> own@link:own\nown@link:own -> right@2.0.0 prod 2\n`;
    const context = await contextOf({ 'own/toy.manifest': manifest, 'toy.lock': lock });
    expect((await lockDrift.observe(context)).get(at(context, 'own/toy.manifest'))).toMatchObject({ value: drift });
  });

  it.each([
    ['by its specifier', 'as:left@^1.0.0', 'mine as:left@^1.0.0', []],
    ['beside its own name', '^1.0.0', 'left ^1.0.0\nmine as:left@^1.2.0', []],
    ['beside its own name, under which it is not asked for', '^1.0.0', 'mine as:left@^1.2.0', ['specifier-differs']],
    ['in a range that differs', 'as:left@^1.0.0', 'mine as:left@^1.2.0', ['specifier-differs']],
    [
      'and miss what is another package',
      'as:left@^1.0.0',
      'mine as:right@^1.0.0',
      ['missing-in-lock', 'not-in-manifest'],
    ],
  ])('know an entry that has an alias %s', async (_, range, manifest, kinds) => {
    const lock = `toy-lock 1\nshop -> left@1.2.0 prod ${range}\n`;
    const context = await contextOf({ 'toy.lock': lock, 'toy.manifest': manifest });
    const fact = (await lockDrift.observe(context)).get(at(context, 'toy.manifest'));
    expect(fact).toMatchObject({ value: kinds.map((kind) => ({ kind })) });
  });

  it.each([
    ['agree where one entry answers two ranges', 'left ^1.0.0\nleft ^1.2.0 dev', []],
    [
      'differ where it answers only one of them',
      'left ^1.0.0\nleft ^2.0.0 dev',
      [{ name: 'left', kind: 'version-outside-range', manifest: '^2.0.0', lock: '1.2.0' }],
    ],
  ])('%s', async (_, manifest, drift) => {
    const context = await contextOf({ 'toy.lock': LOCK, 'toy.manifest': manifest });
    expect((await lockDrift.observe(context)).get(at(context, 'toy.manifest'))).toMatchObject({ value: drift });
  });

  it('do not differ where the project overrides what it asks for', async () => {
    const lock = 'toy-lock 1\nshop -> left@1.2.0 prod ^1.0.0 overridden\n';
    const context = await contextOf({ 'toy.lock': lock, 'toy.manifest': 'left ^2.0.0' });
    expect((await lockDrift.observe(context)).get(at(context, 'toy.manifest'))).toMatchObject({ value: [] });
  });

  it('differ when the locked version is outside the range', async () => {
    const context = await contextOf({
      'toy.lock': 'toy-lock 1\nshop -> left@1.2.0 prod\n',
      'toy.manifest': 'left ^2.0.0',
    });
    const fact = (await lockDrift.observe(context)).get(at(context, 'toy.manifest'));
    expect(fact).toMatchObject({ value: [{ kind: 'version-outside-range', manifest: '^2.0.0', lock: '1.2.0' }] });
  });
});

describe('an installed tree', () => {
  it.each([
    ['equals the lock', 'left@1.2.0\nright@2.0.0', []],
    [
      'has another version',
      'left@1.3.0\nright@2.0.0',
      [{ name: 'left', kind: 'version-differs', locked: '1.2.0', installed: '1.3.0' }],
    ],
    [
      'has what is not locked',
      'left@1.2.0\nright@2.0.0\nextra@1.0.0',
      [{ name: 'extra', kind: 'not-locked', installed: '1.0.0' }],
    ],
    ['lacks what is locked', 'left@1.2.0', [{ name: 'right', kind: 'not-installed', locked: '2.0.0' }]],
  ])('%s', async (_, installed, differences) => {
    const context = await contextOf({ 'toy.lock': LOCK, 'toy_modules/list': installed });
    expect((await installedTree.observe(context)).get(at(context, 'toy.lock'))).toMatchObject({
      status: 'known',
      value: differences,
    });
  });

  it('does not matter where there is none', async () => {
    const context = await contextOf({ 'toy.lock': LOCK });
    expect((await installedTree.observe(context)).get('0')).toMatchObject({ status: 'not-applicable' });
  });
});

describe('the settings of a client', () => {
  it.each([
    ['protect', { 'toy.conf': 'no-scripts=true' }, 'protects'],
    ['are weak', { 'toy.conf': 'no-scripts=false' }, 'weak'],
    ['are not set', {}, 'unset'],
    ['of a folder above count', { '../toy.conf': 'no-scripts=true' }, 'protects'],
  ])('%s', async (_, files, state) => {
    const placed = Object.entries(files).map(([path, text]) => [path.replace('../', ''), text]);
    const context = await contextOf({ 'app/toy.lock': LOCK, ...Object.fromEntries(placed) });
    const facts = await clientControls.observe(context);
    expect(facts.get(clientKey('toy', 'app'))).toMatchObject({ value: [{ control: 'no-scripts', state }] });
  });

  it('that the client in use passes over do not count', async () => {
    const context = await contextOf({ 'app/toy.lock': LOCK, 'app/toy.conf': 'no-scripts=true' });
    const clients = toyEcosystem.clients.map((client) => ({ ...client, reads: (key: string) => key !== 'no-scripts' }));
    const deaf = {
      ...context,
      ecosystem: () => ({ ...toyEcosystem, clients }),
      ecosystems: () => [{ ...toyEcosystem, clients }],
    };
    expect((await clientControls.observe(deaf)).get(clientKey('toy', 'app'))).toMatchObject({
      value: [{ state: 'unset' }],
    });
  });

  it('of a sibling folder do not count', async () => {
    const context = await contextOf({ 'app/toy.lock': LOCK, 'other/toy.conf': 'no-scripts=true' });
    expect((await clientControls.observe(context)).get(clientKey('toy', 'app'))).toMatchObject({
      value: [{ state: 'unset' }],
    });
  });
});

describe('version control', () => {
  it('is no matter outside a work tree, and unavailable when the index cannot be read', async () => {
    const context = await contextOf({ 'toy.lock': LOCK });
    expect((await versionControl.observe(context)).get('0')).toMatchObject({ status: 'not-applicable' });
    const broken = { ...context, repository: { index: Buffer.from('no index'), prefix: '' } };
    expect((await versionControl.observe(broken)).get('0')).toMatchObject({ status: 'unavailable' });
  });
});
