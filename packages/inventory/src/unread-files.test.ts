import { toyEcosystem, treeOf } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import table from '../../../data/unread-files/managers.json' with { type: 'json' };
import { DEFAULT_EXCLUDES } from './default-excludes.ts';
import { takeInventory, type TakenInventory } from './take-inventory.ts';
import { createUnreadFiles } from './unread-files.ts';

const unreadFile = createUnreadFiles();

function take(files: readonly string[]): Promise<TakenInventory> {
  const toy = { id: 'toy', formats: toyEcosystem.about.formats, load: async () => toyEcosystem.readers };
  const tree = treeOf(Object.fromEntries(files.map((file) => [file, ''])));
  return takeInventory({ tree, extensions: [toy], excludes: DEFAULT_EXCLUDES, unread: unreadFile });
}

describe('files that nothing reads', () => {
  it.each([
    ['environment.yml', 'conda', 'manifest'],
    ['a/b/conda-lock.yml', 'conda', 'lockfile'],
    ['project/plugins.sbt', 'sbt', 'manifest'],
    ['lpeg-1.0.2-1.rockspec', 'LuaRocks', 'manifest'],
    ['app.opam.locked', 'opam', 'lockfile'],
    ['app/Packages/manifest.json', 'Unity Package Manager', 'manifest'],
    ['subprojects/zlib.wrap', 'Meson wraps', 'lockfile'],
  ])('knows %s as one of %s by its name', (path, manager, role) => {
    expect(unreadFile(path)).toMatchObject({ path, manager, role });
    expect(unreadFile(path)?.aside).toBeUndefined();
  });

  it.each(['manifest.json', 'a/zlib.wrap', 'sbt', 'environment.yml.bak', 'Environment.yml', 'rockspec', ''])(
    'does not know %j',
    (path) => expect(unreadFile(path)).toBeUndefined(),
  );

  it('says why some could hide nothing of the product', () => {
    expect(unreadFile('infra/.terraform.lock.hcl')?.aside).toContain('deployed');
    expect(unreadFile('examples/elm.json')?.aside).toContain('examples');
    expect(unreadFile('docs/samples/a/elm.json')?.aside).toContain('examples');
    expect(unreadFile('counterexamples/elm.json')?.aside).toBeUndefined();
  });

  it('knows every name of the table, each of one package manager', () => {
    const names = table.managers.flatMap(({ manager, lockfiles, manifests }) =>
      [...lockfiles, ...manifests].map((file) => [file.replace('*', 'a'), manager]),
    );
    expect(names.map(([path = '']) => [path, unreadFile(path)?.manager])).toEqual(names);
  });

  it('are inputs that are refused, but not where they are aside or lie in what others wrote', async () => {
    const { inventory, discovery } = await take([
      'toy.lock',
      'web/elm.json',
      'flake.lock',
      'node_modules/a/bower.json',
      'vendor/b/dub.json',
    ]);
    expect(inventory.inputs).toMatchObject([
      { path: 'toy.lock', reader: 'toy' },
      { path: 'web/elm.json', reader: '', format: 'Elm', problems: [{ code: 'no-reader' }] },
    ]);
    expect(discovery.unread.map(({ path }) => path)).toEqual(['flake.lock', 'web/elm.json']);
  });
});
