import { describe, expect, it } from 'vitest';
import { toyEcosystem, treeOf } from '@morel/testkit';
import { DEFAULT_EXCLUDES } from './default-excludes.ts';
import type { InventoryExtension } from './recognise.ts';
import { takeInventory, type TakenInventory } from './take-inventory.ts';

const toy: InventoryExtension = {
  id: 'toy',
  formats: toyEcosystem.about.formats,
  load: async () => toyEcosystem.readers,
};

function take(
  files: Readonly<Record<string, string | Uint8Array>>,
  excludes = DEFAULT_EXCLUDES,
): Promise<TakenInventory> {
  return takeInventory({ tree: treeOf(files), extensions: [toy], excludes });
}

function names({ inventory }: TakenInventory): string[] {
  return inventory.occurrences.map(({ component, input }) => {
    const { name = '?', version = '' } = inventory.components[component] ?? {};
    return `${inventory.inputs[input]?.path} ${name} ${version}`.trim();
  });
}

function outOfStack(): never {
  return outOfStack();
}

/** What is wrong with the manifest. */
async function manifestProblems(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { inventory } = await take(files);
  const [manifest] = inventory.inputs.filter(({ role }) => role === 'manifest');
  return (manifest?.problems ?? []).map(({ message }) => message);
}

const LOCK = 'toy-lock 1\nshop -> left@1.0.0 prod ^1.0.0\nleft@1.0.0 -> right@2.0.0\n';

describe('taking an inventory', () => {
  it('finds lockfiles at every depth and joins what they say', async () => {
    const taken = await take({
      'toy.lock': LOCK,
      'services/api/toy.lock': 'toy-lock 1\napi -> left@1.0.0\n',
      'notes.txt': '',
    });
    expect(names(taken)).toEqual([
      'services/api/toy.lock api',
      'services/api/toy.lock left 1.0.0',
      'toy.lock shop',
      'toy.lock left 1.0.0',
      'toy.lock right 2.0.0',
    ]);
    expect(taken.inventory.components.filter(({ name }) => name === 'left')).toHaveLength(1);
    expect(taken.inventory.edges.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [2, 3],
      [3, 4],
    ]);
    expect(taken.inventory.roots.map(({ occurrence }) => occurrence)).toEqual([0, 2]);
  });

  it('refuses what its reader runs out of stack on, and reads the rest', async () => {
    const [lockReader] = toyEcosystem.readers;
    if (!lockReader || 'load' in lockReader) throw new Error('the toy reads its lockfile at once');
    const load = async (): Promise<typeof toyEcosystem.readers> => [
      {
        ...lockReader,
        read: (files) => (files.main.path.startsWith('long/') ? outOfStack() : lockReader.read(files)),
      },
    ];
    const tree = treeOf({ 'toy.lock': LOCK, 'long/toy.lock': LOCK });
    const taken = await takeInventory({ tree, extensions: [{ ...toy, load }], excludes: DEFAULT_EXCLUDES });
    const readings = taken.inventory.inputs.map(({ path, problems }) => [path, problems.map(({ code }) => code)]);
    expect(readings).toEqual([
      ['long/toy.lock', ['too-large']],
      ['toy.lock', []],
    ]);
  });

  it('gives every entry its bytes, line and column, with or without a byte-order mark', async () => {
    for (const mark of ['', '\uFEFF']) {
      const { inventory } = await take({ 'toy.lock': `${mark}toy-lock 1\r\nünder -> left@1.0.0\r\n` });
      const left = inventory.occurrences.find(({ key }) => key === 'left@1.0.0');
      const bytes = Buffer.from(`${mark}toy-lock 1\r\nünder -> left@1.0.0\r\n`);
      expect(left?.span).toMatchObject({ line: 2, column: 1 });
      expect(bytes.subarray(left?.span?.start, left?.span?.end).toString()).toBe('ünder -> left@1.0.0');
    }
  });

  it('says what it leaves out, and takes it when the folder is where it starts', async () => {
    const files = { 'node_modules/x/toy.lock': LOCK, 'a/vendor/toy.lock': LOCK, 'toy.lock': LOCK };
    const { discovery, inventory } = await take(files);
    expect(inventory.inputs.map(({ path }) => path)).toEqual(['toy.lock']);
    expect(discovery.excluded.filter(({ paths }) => paths > 0).map(({ pattern }) => pattern)).toEqual([
      'node_modules',
      'vendor',
    ]);
    const tree = treeOf(files);
    const started = await takeInventory({ tree, extensions: [toy], excludes: DEFAULT_EXCLUDES, starts: ['a/vendor'] });
    expect(started.inventory.inputs.map(({ path }) => path)).toEqual(['a/vendor/toy.lock']);
  });

  it.each([
    ['docs', ['docs/toy.lock'], ['src/docs2/toy.lock', 'toy.lock']],
    ['/docs', ['docs/toy.lock'], ['a/docs/toy.lock']],
    ['a/**/toy.lock', ['a/b/c/toy.lock'], ['b/toy.lock']],
    ['docs/', ['docs/toy.lock', 'a/docs/toy.lock'], ['doc/toy.lock']],
    ['*.lock', ['toy.lock', 'a/toy.lock'], ['a/toy.manifest']],
  ])('excludes %s as .gitignore would', async (pattern, out, kept) => {
    const files = Object.fromEntries([...out, ...kept].map((path) => [path, path.endsWith('lock') ? LOCK : 'left ^1']));
    const { inventory } = await take(files, [{ pattern, from: 'command line' }]);
    expect(inventory.inputs.map(({ path }) => path).toSorted()).toEqual(kept.toSorted());
  });

  it('fetches what a reader wants, and reads an included file only there', async () => {
    const taken = await take({
      'a/toy.lock': 'toy-lock 1\ninclude b/toy.lock\nshop -> left@1.0.0\n',
      'b/toy.lock': 'lib -> right@1.0.0\n',
    });
    expect(names(taken)).toEqual([
      'a/toy.lock shop',
      'a/toy.lock left 1.0.0',
      'a/toy.lock lib',
      'a/toy.lock right 1.0.0',
    ]);
    expect(taken.skipped).toEqual([
      { path: 'b/toy.lock', format: 'toy-lock', role: 'lockfile', reason: 'read with a/toy.lock, which includes it' },
    ]);
    expect(taken.inventory.occurrences.find(({ key }) => key === 'lib')).toMatchObject({
      file: 'b/toy.lock',
      span: { line: 1 },
    });
  });

  it('keeps one of the files that include each other in a circle', async () => {
    const files = {
      'a/toy.lock': 'include b/toy.lock\nx -> left@1.0.0\n',
      'b/toy.lock': 'include c/toy.lock\nx -> left@2.0.0\n',
      'c/toy.lock': 'include a/toy.lock\nx -> left@3.0.0\n',
    };
    const taken = await take(files);
    expect(taken.inventory.inputs.map(({ path }) => path)).toEqual(['a/toy.lock']);
    expect(taken.inventory.components.map(({ version }) => version)).toEqual([undefined, '1.0.0', '2.0.0', '3.0.0']);
  });

  it.each([
    ['gone/toy.lock', 'missing-file'],
    ['../outside.lock', 'outside-tree'],
    ['/etc/passwd', 'outside-tree'],
    ['C:/secret', 'outside-tree'],
  ])('does not open %s: %s', async (path, code) => {
    const { inventory } = await take({ 'toy.lock': `toy-lock 1\ninclude ${path}\nshop -> left@1.0.0\n` });
    expect(inventory.inputs[0]?.problems).toMatchObject([{ code, where: { path: 'toy.lock', span: { line: 2 } } }]);
    expect(inventory.components).toHaveLength(2);
  });

  it('refuses what it cannot decode or open, and reads the rest', async () => {
    const { inventory } = await take({ 'bad/toy.lock': Buffer.from([0x74, 0xff, 0xfe, 0x00]), 'toy.lock': LOCK });
    expect(inventory.inputs.map(({ problems }) => problems.map(({ code }) => code))).toEqual([['encoding'], []]);
    expect(inventory.components).toHaveLength(3);
  });

  it('keeps what the build needs in a version that the lockfile does not have', async () => {
    const manifest = 'left =1.0.0 build\nmaker =3.0.0 build\nother ^1.0.0 build\n';
    const { inventory } = await take({ 'toy.lock': LOCK, 'toy.manifest': manifest });
    const ofManifest = inventory.occurrences.filter(({ input }) => inventory.inputs[input]?.role === 'manifest');
    const kept = ofManifest.map(({ component }) => inventory.components[component]?.name);
    expect(kept).toEqual(['project', 'maker']);
    expect(inventory.edges).toContainEqual(expect.objectContaining({ kinds: ['build'] }));
  });

  it('does not take a manifest for the whole that pins versions, and that no lockfile answers', async () => {
    const pinned = { 'toy.manifest': 'maker =3.0.0 build\n' };
    expect(await manifestProblems(pinned)).toEqual(['no lockfile says what the package that is pinned brings with it']);
    expect(await manifestProblems({ ...pinned, 'toy.lock': LOCK })).toEqual([]);
  });

  it('lets a lockfile answer the manifest beside it', async () => {
    const { inventory } = await take({ 'toy.lock': LOCK, 'toy.manifest': 'left ^1.0.0\n' });
    expect(inventory.requirements).toMatchObject([{ name: 'left', span: { line: 1 } }]);
    expect(inventory.inputs.map(({ role }) => role)).toEqual(['lockfile', 'manifest']);
  });

  it('looks for an installed tree beside the lockfile, in the folder that the walk leaves out', async () => {
    const { inventory } = await take({ 'toy.lock': LOCK, 'toy_modules/list': 'left@1.0.1\n' });
    expect(inventory.inputs.map(({ path, role }) => `${role} ${path}`)).toEqual([
      'lockfile toy.lock',
      'installed toy_modules/list',
    ]);
  });
});
