import {
  createProblemLog,
  HAND_OVER,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asArray, asObject, asString, get, loadYaml, readBlockYaml, type Parsed } from '@morel/parse';
import { about } from '../about.ts';
import { haskellComponent } from '../names.ts';
import { extraDep, type ExtraDep } from './extra-dep.ts';

type ReadYaml = (text: string, path: string) => readonly Parsed[] | undefined;

/** Reads stack.yaml: its extra-deps. Source: Stack's documentation, "Configure Stack: project-specific options". */
export const stackYamlReader: Reader = {
  format: 'stack-yaml',
  read: (files) => readManifest(files, readBlockYaml),
  full: async () => {
    const yaml = await loadYaml();
    return { read: (files) => readManifest(files, yaml) };
  },
};

const COMPILER = /^ghc-[0-9.]+$/;

function readManifest({ main }: ReaderFiles, yaml: ReadYaml): ReadResult | typeof HAND_OVER {
  const [parsed] = yaml(main.text, main.path) ?? [];
  if (!parsed) return HAND_OVER;
  const log = createProblemLog(main.path, parsed.problems);
  const builder = new InventoryBuilder();
  const { value } = parsed;
  const key = get(value, 'snapshot') === undefined ? 'resolver' : 'snapshot';
  if (asObject(value) && get(value, key) === undefined) {
    log.add('wrong-format', 'the file names neither a snapshot nor a resolver, which every stack.yaml has');
  } else if (asObject(value)) {
    addProject(builder, { path: main.path, parsed, log });
    reportSnapshot(get(value, key), parsed, key, log);
  } else if (value !== undefined) log.add('wrong-format', 'the file holds no settings of Stack');
  return { inventory: builder.build(), problems: log.list() };
}

function addProject(
  builder: InventoryBuilder,
  { path, parsed, log }: { readonly path: string; readonly parsed: Parsed; readonly log: ProblemLog },
): void {
  const source = { kind: 'project', path: '.' } as const;
  const root = builder.add({ component: { ecosystem: about.id, name: path }, key: '.', source });
  builder.addRoot(root, 'project');
  const listed = get(parsed.value, 'extra-deps') ?? [];
  if (!asArray(listed))
    log.add('unknown-entry', '"extra-deps" should be a list and was left out', parsed.span('extra-deps'));
  for (const [index, entry] of (asArray(listed) ?? []).entries()) {
    const span = parsed.span('extra-deps', index);
    const wish = extraDep(entry);
    if (!wish) {
      log.add('unknown-entry', `the extra-dep at position ${index + 1} was not understood and was left out`, span);
      continue;
    }
    if (wish.version === undefined && wish.source.kind !== 'link') {
      log.add('unresolved-version', `no version is known of the package at ${quote(wish.specifier)}`, span);
    }
    addWish(builder, root, { wish, index, span });
  }
}

function addWish(
  builder: InventoryBuilder,
  root: number,
  { wish, index, span }: { readonly wish: ExtraDep; readonly index: number; readonly span: ReturnType<Parsed['span']> },
): void {
  const { name, version, source, specifier, digests } = wish;
  const component = haskellComponent(name, version, source);
  const position = builder.add({ component, key: `extra-deps.${index}`, source, digests, span });
  builder.addEdge(root, position, ['prod'], specifier);
  const requirement = { ecosystem: about.id, name, specifier, kinds: ['prod'] as const, source: source.kind };
  builder.addRequirement({ ...requirement, ...(span && { span }) });
}

/** A snapshot holds the versions of most packages; one that is a compiler alone holds none but the compiler's own. */
function reportSnapshot(snapshot: unknown, parsed: Parsed, key: string, log: ProblemLog): void {
  const name = asString(snapshot) ?? asString(get(snapshot, 'url')) ?? asString(get(snapshot, 'compiler')) ?? '';
  if (COMPILER.test(name)) return;
  const message = `the packages of the snapshot ${quote(name)} are not in the file, only those beside it`;
  log.add('unresolved-version', message, parsed.span(key));
}
