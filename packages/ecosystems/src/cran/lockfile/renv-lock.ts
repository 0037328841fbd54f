import {
  createProblemLog,
  InventoryBuilder,
  quote,
  unreachedStarts,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asArray, asObject, asString, declaredLicence, entriesOf, get, readJson, type Parsed } from '@morel/parse';
import { baseName } from '../../reading/tree-path.ts';
import { withoutUser } from '../../reading/without-user.ts';
import { about } from '../about.ts';
import { rComponent } from '../names.ts';
import { requirementsOf, type Requirement } from './requirements.ts';
import { sourceOf, type Repositories } from './source.ts';

/** A package and what it asks for. */
interface Placed {
  readonly position: number;
  readonly key: string;
  readonly requirements: readonly Requirement[];
}

/** Reads renv.lock. Source: renv's reference, "Lockfiles", and its JSON schema. */
export const renvLockReader: Reader = { format: 'renv-lock', read };

function read({ main }: ReaderFiles): ReadResult {
  const parsed = readJson(main.text, main.path);
  const log = createProblemLog(main.path, parsed.problems);
  const builder = new InventoryBuilder();
  if (parsed.value === undefined) return { inventory: builder.build(), problems: log.list() };
  const packages = asObject(get(parsed.value, 'Packages'));
  if (!packages) {
    const message = 'the file has no object "Packages", so it is not a lockfile of renv';
    log.add('wrong-format', message, parsed.span('Packages'));
    return { inventory: builder.build(), problems: log.list() };
  }
  addPackages(builder, packages, { path: main.path, parsed, log });
  return { inventory: builder.build(), problems: log.list() };
}

function addPackages(
  builder: InventoryBuilder,
  packages: Readonly<Record<string, unknown>>,
  { path, parsed, log }: { readonly path: string; readonly parsed: Parsed; readonly log: ProblemLog },
): void {
  const repositories = repositoriesOf(parsed.value);
  // The lockfile does not name its project, so the file stands for it.
  const source = { kind: 'project', path: baseName(path) } as const;
  const root = builder.add({ component: { ecosystem: about.id, name: path }, key: path, source });
  builder.addRoot(root, 'project');
  const placed: Placed[] = [];
  const byName = new Map<string, number>();
  for (const [key, entry] of entriesOf(packages)) {
    const name = asString(get(entry, 'Package')) || key;
    if (!asObject(entry) || name === '') {
      log.add('unknown-entry', `the entry ${quote(key)} is no package and was left out`, parsed.span('Packages', key));
      continue;
    }
    const position = addPackage(builder, { key, name, entry }, { repositories, parsed, log });
    byName.set(name, placed.push({ position, key, requirements: requirementsOf(entry) }) - 1);
  }
  connect(builder, placed, byName, { root, parsed, log });
}

function addPackage(
  builder: InventoryBuilder,
  { key, name, entry }: { readonly key: string; readonly name: string; readonly entry: unknown },
  {
    repositories,
    parsed,
    log,
  }: { readonly repositories: Repositories; readonly parsed: Parsed; readonly log: ProblemLog },
): number {
  const version = asString(get(entry, 'Version')) || undefined;
  const span = (): ReturnType<Parsed['span']> => parsed.span('Packages', key);
  if (version === undefined) log.add('unresolved-version', `the entry ${quote(key)} has no version`, span);
  const source = sourceOf(entry, repositories);
  if (source.kind === 'unknown') {
    log.add('not-judged', `the lockfile does not say where ${quote(name)} comes from in a way that is known`, span);
  }
  // As DESCRIPTION has it. R has abbreviations of its own (`GPL-2`, `MIT + file LICENSE`), which stay names.
  const licences = declaredLicence(asString(get(entry, 'License')) ?? '');
  const component = rComponent(name, version, source);
  return builder.add({ component, key: `Packages.${key}`, source, span, ...(licences && { licences }) });
}

/** Edges between packages; what no package asks for hangs from the project, since the lockfile does not say what does. */
function connect(
  builder: InventoryBuilder,
  placed: readonly Placed[],
  byName: ReadonlyMap<string, number>,
  { root, parsed, log }: { readonly root: number; readonly parsed: Parsed; readonly log: ProblemLog },
): void {
  const links: { readonly from: number; readonly to: number }[] = [];
  for (const [from, { position, key, requirements }] of placed.entries()) {
    for (const { name, kind, specifier } of requirements) {
      const to = byName.get(name);
      if (to === undefined) {
        const span = (): ReturnType<Parsed['span']> => parsed.span('Packages', key);
        log.add('unresolved-version', `the lockfile has no entry for ${quote(name)} (for ${quote(key)})`, span);
        continue;
      }
      links.push({ from, to });
      builder.addEdge(position, placed[to]?.position ?? 0, [kind], specifier);
    }
  }
  for (const start of unreachedStarts(placed.length, links, [])) {
    builder.addEdge(root, placed[start]?.position ?? 0, ['prod']);
  }
}

/** `R.Repositories` is a list of names with addresses; a repository without either says nothing. */
function repositoriesOf(value: unknown): Repositories {
  const found = new Map<string, string>();
  for (const one of asArray(get(get(value, 'R'), 'Repositories')) ?? []) {
    const [name, url] = [asString(get(one, 'Name')), asString(get(one, 'URL'))];
    if (name && url) found.set(name, withoutUser(url));
  }
  return found;
}
