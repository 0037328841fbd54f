import { createProblemLog, InventoryBuilder, type Reader, type ReaderFiles, type ReadResult } from '@morel/model';
import { asObject, type Parsed } from '@morel/parse';
import { besides } from '../../../reading/tree-path.ts';
import type { RequirementEntry } from '../../lockfiles/requirements/entry.ts';
import { refusedResult } from '../../read-result.ts';
import { mayBe } from '../../requirement/specifier.ts';
import { addTomlSettings, POETRY_IN_PROJECT, PDM_IN_PROJECT, UV_IN_PROJECT } from '../../settings/toml-settings.ts';
import { createTomlReader, type OpenToml } from '../../toml-reader.ts';
import { addManifest } from '../add-manifest.ts';
import { compiledPins, isCompiledFrom } from '../compiled-pins.ts';
import type { ManifestWish } from '../manifest-wish.ts';
import { projectEntry } from '../project-entry.ts';
import { readProject } from './project.ts';

/** pyproject.toml: what it asks for (PEP 621, PEP 735, uv, Poetry, PDM), what its build needs, and settings of clients. */
export const pyproject: Reader = createTomlReader('pyproject', build);

function build(files: ReaderFiles, open: OpenToml): ReadResult {
  const { main } = files;
  const parsed = open(main);
  if (!asObject(parsed.value)) return refusedResult(parsed.problems);
  const log = createProblemLog(main.path, parsed.problems);
  const builder = new InventoryBuilder();
  addSettings(builder, parsed);
  const project = readProject(parsed, log);
  if (project.computed !== undefined) {
    const message = `the dependencies are not in the file: they are ${project.computed} by the build backend`;
    log.add('unresolved-version', message, parsed.span('project', 'dynamic'));
  }
  const { wishes, build: needed } = project;
  if (project.name === undefined && wishes.length === 0 && needed.length === 0) {
    return { inventory: builder.build(), problems: log.list() };
  }
  const root = projectEntry(main.path, project.name, project.version);
  const compiled = besides(main.path, 'requirements.txt');
  const pinned = isCompiledFrom(files, compiled, 'pyproject.toml')
    ? withPins(wishes, compiledPins(files, compiled))
    : wishes;
  const inventory = addManifest(builder, { root, wishes: pinned, build: needed }, log);
  return { inventory, problems: log.list(), wants: [compiled] };
}

/** Gives what is asked for the version that a requirements file compiled from this manifest has. */
function withPins(wishes: readonly ManifestWish[], pins: readonly RequirementEntry[]): ManifestWish[] {
  const versions = new Map(pins.map(({ name, version }) => [name, version]));
  return wishes.map((wish) => {
    const version = versions.get(wish.name);
    const isOpen = wish.source.kind === 'registry' && wish.version === undefined;
    return isOpen && version !== undefined && mayBe(version, wish.specifier) ? { ...wish, version } : wish;
  });
}

function addSettings(builder: InventoryBuilder, parsed: Parsed): void {
  for (const settings of [UV_IN_PROJECT, POETRY_IN_PROJECT, PDM_IN_PROJECT]) addTomlSettings(builder, parsed, settings);
}
