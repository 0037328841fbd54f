import { InventoryBuilder, type Ecosystem, type ReaderFiles, type ReadResult } from '@morel/model';
import { semver } from '@morel/versions';
import { about } from './about.ts';

/** A package manager with one lockfile: `NAME VERSION` on each line. */
export const ecosystem: Ecosystem = {
  about,
  names: {
    normalise: (name) => name,
    purl: (name, version) => `pkg:leaf/${name}${version === undefined ? '' : `@${version}`}`,
    fromPurl: ({ name }) => name,
  },
  versions: semver,
  readers: [{ format: 'leaf-lock', read }],
  registry: { publicHosts: [], expectsDigest: () => false },
  clients: [],
};

function read({ main }: ReaderFiles): ReadResult {
  const builder = new InventoryBuilder();
  const project = builder.add({
    component: { ecosystem: about.id, name: 'project' },
    key: '',
    source: { kind: 'project', path: '' },
  });
  builder.addRoot(project, 'project');
  for (const line of main.text.split('\n').filter(Boolean)) {
    const [name = '', version = ''] = line.split(' ');
    const component = { ecosystem: about.id, name, version, purl: `pkg:leaf/${name}@${version}` };
    builder.addEdge(project, builder.add({ component, key: name, source: { kind: 'registry' } }), ['prod']);
  }
  return { inventory: builder.build(), problems: [] };
}
