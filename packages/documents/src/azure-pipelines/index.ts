import { quote, type Document } from '@morel/model';
import { asString, get, walkObjects, type Visited } from '@morel/parse';
import { baseFolder, workflowReader, type WorkflowFile } from '../workflow.ts';
import { enter, type Folder } from '../workflow-folder.ts';
import { about } from './about.ts';

const NAMES = /(?:^|\/)(?:\.?azure-pipelines[^/]*\.ya?ml|(?:\.?azure-pipelines|\.azuredevops)\/.+\.yml)$/;

/** Build steps of Azure Pipelines. */
export const document: Document = {
  about,
  readers: [workflowReader({ format: 'azure-pipelines', names: NAMES, collect: readPipeline })],
};

const SOURCES: readonly string[] = [
  '$(Build.SourcesDirectory)',
  '$(System.DefaultWorkingDirectory)',
  '$BUILD_SOURCESDIRECTORY',
];
const OWN_FOLDER = /(?:\.?azure-pipelines|\.azuredevops)\/.*$/;
const SCRIPTS: readonly string[] = ['script', 'bash', 'pwsh', 'powershell'];
/** Tasks whose `script` input is a script: `Bash@3`. */
const SCRIPT_TASK = /^(?:Bash|CmdLine|PowerShell)@\d+$/;
/** A task that runs npm with the command of its input. */
const NPM_TASK = /^Npm@\d+$/;

function readPipeline(file: WorkflowFile): void {
  // The sources are the checkout, wherever in it the file lies.
  const base = OWN_FOLDER.test(file.main)
    ? baseFolder(file.main, OWN_FOLDER)
    : file.main.includes('/')
      ? undefined
      : '';
  const elsewhere = new Set<string>();
  for (const visited of walkObjects(file.root)) {
    readStep(visited, base, file);
    readTask(visited, base, file);
    const template = asString(visited.object['template']);
    if (template === undefined) continue;
    const path = templatePath(template, base, file);
    if (path === undefined) elsewhere.add(template);
    else file.include(path, [...visited.at, 'template']);
  }
  if (elsewhere.size === 0) return;
  const list = [...elsewhere]
    .slice(0, 20)
    .map((name) => quote(name, 100))
    .join(', ');
  file.note(`the pipeline uses templates of elsewhere, whose commands were not read: ${list}`, []);
}

/** A template is named from the file that uses it, or from the root; one of another repository has `@` and its name. */
function templatePath(template: string, base: Folder, file: WorkflowFile): string | undefined {
  const [path = '', repository = 'self'] = template.split('@');
  if (repository !== 'self' || !/\.ya?ml$/i.test(path)) return undefined;
  const target = path.startsWith('/')
    ? enter(base, path.replace(/^\/+/, ''))
    : enter(baseFolder(file.path, /[^/]+$/), path);
  return target === '' ? undefined : target;
}

function readStep(visited: Visited, base: Folder, file: WorkflowFile): void {
  const { object, at } = visited;
  // The inputs of a task are its own affair.
  if (at.at(-1) === 'inputs') return;
  for (const key of SCRIPTS) {
    const value = asString(object[key]);
    if (value === undefined) continue;
    add({ visited, base, file }, value, { at: [...at, key], folder: asString(object['workingDirectory']) });
  }
}

function readTask(visited: Visited, base: Folder, file: WorkflowFile): void {
  const { object, at } = visited;
  const task = asString(object['task']) ?? '';
  const inputs = object['inputs'];
  if (SCRIPT_TASK.test(task)) {
    const script = asString(get(inputs, 'script'));
    const folder = asString(get(inputs, 'workingDirectory'));
    if (script !== undefined) add({ visited, base, file }, script, { at: [...at, 'inputs', 'script'], folder });
  } else if (NPM_TASK.test(task)) {
    const command = asString(get(inputs, 'command')) ?? 'install';
    const custom = asString(get(inputs, 'customCommand')) ?? '';
    const folder = asString(get(inputs, 'workingDir'));
    add({ visited, base, file }, `npm ${command === 'custom' ? custom : command}`, { at, folder });
  }
}

interface Target {
  readonly visited: Visited;
  readonly base: Folder;
  readonly file: WorkflowFile;
}

function add(
  { visited, base, file }: Target,
  value: string,
  place: { readonly at: Visited['at']; readonly folder: string | undefined },
): void {
  const names = new Map<string, Folder>(SOURCES.map((name) => [name, base]));
  const folder = place.folder === undefined ? base : enter(base, place.folder, names);
  file.addScript({ value, at: place.at, job: jobOf(visited), folder, names });
}

function jobOf({ parents }: Visited): string | undefined {
  for (const parent of parents.toReversed()) {
    const name = asString(parent['job']) ?? asString(parent['deployment']) ?? asString(parent['stage']);
    if (name !== undefined) return name;
  }
  return undefined;
}
