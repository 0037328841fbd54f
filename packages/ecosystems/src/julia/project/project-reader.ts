import {
  createProblemLog,
  HAND_OVER,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReadResult,
  type Source,
  type TextFile,
} from '@morel/model';
import { asString, get, loadToml, readToml, type Parsed } from '@morel/parse';
import { withoutUser } from '../../reading/without-user.ts';
import { about } from '../about.ts';
import { juliaComponent, uuidOf } from '../names.ts';
import { projectOf, type Dependency, type Project } from './project.ts';

/** Reads Project.toml: what the project asks for. Source: Pkg's documentation, "Project.toml and Manifest.toml". */
export const projectReader: Reader = {
  format: 'julia-project',
  read({ main }) {
    const parsed = readToml(main.text, main.path);
    return parsed ? readProject(main, parsed) : HAND_OVER;
  },
  full: async () => {
    const toml = await loadToml();
    return { read: ({ main }) => readProject(main, toml(main.text, main.path)) };
  },
};

const EXACT = /^=\s*v?([0-9]+\.[0-9]+\.[0-9]+)$/;

function readProject({ path }: TextFile, parsed: Parsed): ReadResult {
  const log = createProblemLog(path, parsed.problems);
  const builder = new InventoryBuilder();
  const project = projectOf(parsed);
  if (project) addProject(builder, { path, project, parsed, log });
  else if (parsed.value !== undefined) {
    log.add('wrong-format', 'the file has no key that a project of Julia has, so it is none');
  }
  return { inventory: builder.build(), problems: log.list() };
}

interface ProjectFile {
  readonly path: string;
  readonly project: Project;
  readonly parsed: Parsed;
  readonly log: ProblemLog;
}

function addProject(builder: InventoryBuilder, file: ProjectFile): void {
  const { project, path, parsed } = file;
  const { name = path, version, uuid } = project;
  const source = { kind: 'project', path: '.' } as const;
  const span = parsed.span('name');
  const root = builder.add({
    component: juliaComponent({ name, version, uuid }, source),
    key: 'project',
    source,
    span,
  });
  builder.addRoot(root, 'project');
  for (const dependency of project.dependencies) addDependency(builder, root, dependency, file);
}

function addDependency(
  builder: InventoryBuilder,
  root: number,
  { name, uuid: text, compat, section }: Dependency,
  { parsed, log }: ProjectFile,
): void {
  const span = parsed.span(section, name);
  const uuid = uuidOf(text);
  if (uuid === undefined) log.add('unknown-entry', `${quote(name)} has no valid UUID`, span);
  const source = sourceOf(get(get(parsed.value, 'sources'), name));
  const version = source.kind === 'registry' ? EXACT.exec(compat.trim())?.[1] : undefined;
  const kinds = [section === 'deps' ? 'prod' : 'optional'] as const;
  builder.addRequirement({
    ecosystem: about.id,
    name,
    specifier: compat,
    kinds,
    source: source.kind,
    ...(span && { span }),
  });
  // A weak dependency is installed only where something else asks for it.
  if (section === 'weakdeps') return;
  if (version === undefined && source.kind !== 'link') {
    const asked = compat === '' ? 'any version' : quote(compat);
    log.add('unresolved-version', `${quote(name)} is asked for as ${asked}, and no manifest says which it is`, span);
  }
  const component = juliaComponent({ name, version, uuid }, source);
  const position = builder.add({ component, key: `${section}.${name}`, source, span });
  builder.addEdge(root, position, kinds, compat);
}

/** `[sources]` puts a repository or a folder in the place of the registry. */
function sourceOf(value: unknown): Source {
  const [url, path, rev] = ['url', 'path', 'rev'].map((key) => asString(get(value, key)) || undefined);
  if (url !== undefined) {
    return { kind: 'git', url: withoutUser(url), ...(rev && /^[0-9a-f]{40}$/.test(rev) && { commit: rev }) };
  }
  return path === undefined ? { kind: 'registry' } : { kind: 'link', path };
}
