import {
  createProblemLog,
  HAND_OVER,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReadResult,
  type TextFile,
} from '@morel/model';
import { asObject, loadToml, readToml, type Parsed } from '@morel/parse';
import { cargo } from '@morel/versions';
import { crateComponent } from '../names.ts';
import type { CrateWish } from './dependencies.ts';
import { manifestOf, type Manifest } from './manifest.ts';

const EXACT = /^\s*=\s*(\d+\.\d+\.\d+\S*)\s*$/;

/** Reads Cargo.toml: what the package asks for, and the versions that it pins itself. */
export const cargoTomlReader: Reader = {
  format: 'cargo-toml',
  read({ main }) {
    const parsed = readToml(main.text, main.path);
    return parsed ? readManifest(main, parsed) : HAND_OVER;
  },
  full: async () => {
    const toml = await loadToml();
    return { read: ({ main }) => readManifest(main, toml(main.text, main.path)) };
  },
};

function readManifest({ path }: TextFile, parsed: Parsed): ReadResult {
  const log = createProblemLog(path, parsed.problems);
  const builder = new InventoryBuilder();
  if (parsed.value !== undefined) {
    const manifest = manifestOf(parsed, (at, expected) => {
      log.add('unknown-entry', `${quote(at.join('.'))} should be ${expected} and was left out`, parsed.span(...at));
    });
    if (manifest.package || manifest.workspace) addManifest(builder, manifest, parsed, log);
    else if (asObject(parsed.value))
      log.add('wrong-format', 'the file has neither a [package] nor a [workspace] table');
  }
  return { inventory: builder.build(), problems: log.list() };
}

function addManifest(builder: InventoryBuilder, manifest: Manifest, parsed: Parsed, log: ProblemLog): void {
  for (const wish of manifest.workspace?.dependencies ?? []) addRequirement(builder, wish, parsed);
  if (!manifest.package) return;
  const { name, version } = manifest.package;
  const source = { kind: 'project', path: '.' } as const;
  const root = builder.add({
    component: crateComponent(name, version, source),
    key: 'package',
    source,
    span: parsed.span('package', 'name'),
  });
  builder.addRoot(root, 'project');
  for (const wish of manifest.wishes) {
    addRequirement(builder, wish, parsed);
    builder.addEdge(root, addEntry(builder, wish, parsed, log), wish.kinds, wish.requirement);
  }
}

/** What the crate would be without a lockfile; its version is known only where the requirement pins one. */
function addEntry(builder: InventoryBuilder, wish: CrateWish, parsed: Parsed, log: ProblemLog): number {
  const { name, requirement = '', source, target, path } = wish;
  const pinned = EXACT.exec(requirement)?.[1];
  const version = pinned !== undefined && cargo.parse(pinned) ? pinned : undefined;
  const span = parsed.span(...path);
  if (version === undefined && source.kind !== 'link') {
    log.add(
      'unresolved-version',
      `${quote(name)} is asked for as ${describe(wish)}, and no lockfile says which it is`,
      span,
    );
  }
  const component = crateComponent(name, version, source);
  return builder.add({ component, key: path.join('.'), source, span, ...(target !== undefined && { marker: target }) });
}

function describe({ requirement, source, inherits }: CrateWish): string {
  if (inherits) return 'the workspace has it';
  if (source.kind === 'git') return `the git repository ${quote(source.url)} has it`;
  return requirement === undefined ? 'any version' : quote(requirement);
}

function addRequirement(builder: InventoryBuilder, wish: CrateWish, parsed: Parsed): void {
  const { name, kinds, path } = wish;
  const span = parsed.span(...path);
  builder.addRequirement({ ecosystem: 'cargo', name, kinds, ...asked(wish), ...(span && { span }) });
}

function asked({ inherits, source, requirement }: CrateWish): {
  specifier: string;
  source: CrateWish['source']['kind'];
} {
  if (inherits) return { specifier: 'workspace', source: 'project' };
  if (source.kind === 'git') return { specifier: source.url, source: 'git' };
  if (source.kind === 'link') return { specifier: source.path, source: 'link' };
  return { specifier: requirement ?? '', source: 'registry' };
}
