import { quote, type Document } from '@morel/model';
import { asArray, asObject, asString, entriesOf, get, stringsOf, type Step } from '@morel/parse';
import { baseFolder, workflowReader, type WorkflowFile } from '../workflow.ts';
import { enter, type Folder, type FolderNames } from '../workflow-folder.ts';
import { about } from './about.ts';

const NAMES = /(?:^|\/)(?:[^/]*\.gitlab-ci\.ya?ml|\.gitlab(?:-ci)?\/.+\.yml)$/;

/** Build steps of GitLab. */
export const document: Document = {
  about,
  readers: [workflowReader({ format: 'gitlab-ci', names: NAMES, collect: readPipeline })],
};

const PROJECT: readonly string[] = ['$CI_PROJECT_DIR', '${CI_PROJECT_DIR}'];
/** Keywords at the top of a pipeline that are maps and no jobs. */
const NO_JOBS: ReadonlySet<string> = new Set(['default', 'variables', 'workflow', 'spec', 'image', 'cache', 'include']);
/** How deep `script` lists may nest; GitLab allows 10. */
const MAX_NESTING = 10;

function readPipeline(file: WorkflowFile): void {
  const base = baseFolder(file.main, /(?:\.gitlab(?:-ci)?\/.*|[^/]+)$/);
  const names = new Map(PROJECT.map((name) => [name, base]));
  const top = readJob(file.root, [], { file, base, names, job: undefined, folder: base });
  const common = readJob(file.root['default'], ['default'], { file, base, names, job: undefined, folder: top });
  for (const [name, job] of entriesOf(file.root)) {
    if (!asObject(job) || NO_JOBS.has(name)) continue;
    // A job without its own takes the `before_script` of all jobs, in the same shell.
    const folder = get(job, 'before_script') === undefined ? common : base;
    readJob(job, [name], { file, base, names, job: name, folder });
    noteParents(name, job, file);
    followIncludes(get(get(job, 'trigger'), 'include'), [name, 'trigger', 'include'], { file, base });
  }
  followIncludes(file.root['include'], ['include'], { file, base });
}

/** Reads the scripts of a job; returns the folder that its `before_script` ends in. */
function readJob(owner: unknown, at: readonly Step[], scope: ScriptScope): Folder {
  const before = readScript(get(owner, 'before_script'), [...at, 'before_script'], scope);
  readScript(get(owner, 'script'), [...at, 'script'], { ...scope, folder: before });
  readScript(get(owner, 'after_script'), [...at, 'after_script'], { ...scope, folder: scope.base });
  return before;
}

interface ScriptScope {
  readonly file: WorkflowFile;
  readonly base: Folder;
  readonly names: FolderNames;
  readonly job: string | undefined;
  readonly folder: Folder;
}

function readScript(script: unknown, at: readonly Step[], scope: ScriptScope): Folder {
  const { file, job, names } = scope;
  const value = asString(script);
  if (value !== undefined) return file.addScript({ value, at, job, folder: scope.folder, names });
  // A reference to another job's script: that one is read where it stands.
  if (/!reference\s+$/.test(file.textBefore(at, 20)) || at.length > MAX_NESTING) return scope.folder;
  let { folder } = scope;
  for (const [position, item] of (asArray(script) ?? []).entries()) {
    folder = readScript(item, [...at, position], { ...scope, folder });
  }
  return folder;
}

function noteParents(name: string, job: unknown, file: WorkflowFile): void {
  const parents = asString(get(job, 'extends'));
  const all = parents === undefined ? stringsOf(get(job, 'extends')) : [parents];
  const unknown = all.filter((parent) => !Object.hasOwn(file.root, parent));
  if (unknown.length === 0) return;
  const list = unknown.map((parent) => quote(parent, 100)).join(', ');
  file.note(`the job ${quote(name, 100)} extends ${list}, which is not in this file`, [name, 'extends']);
}

/** Reads what is included from the same repository; says what is included from elsewhere. */
function followIncludes(
  value: unknown,
  at: readonly Step[],
  { file, base }: { readonly file: WorkflowFile; readonly base: Folder },
): void {
  if (value === undefined || value === null) return;
  const list = asArray(value);
  const items = list?.map((item, position) => ({ item, at: [...at, position] })) ?? [{ item: value, at }];
  let others = false;
  for (const { item, at: place } of items) {
    const path = localPath(item);
    // A path begins at the root of the repository, with or without a slash. Patterns and variables lead nowhere.
    const target = path === undefined ? undefined : enter(base, path.replace(/^\/+/, ''));
    if (target === undefined || target === '') others = true;
    else file.include(target, place);
  }
  if (others) file.note('the pipeline includes files of elsewhere, or by a pattern; their commands were not read', at);
}

/** The path of `local: PATH`, or of a text that is no address. */
function localPath(item: unknown): string | undefined {
  const text = asString(item) ?? asString(get(item, 'local'));
  return text === undefined || /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? undefined : text;
}
