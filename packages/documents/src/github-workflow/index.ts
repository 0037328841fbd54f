import { quote, type Document } from '@morel/model';
import { asArray, asString, entriesOf, get, type Step } from '@morel/parse';
import { baseFolder, workflowReader, type WorkflowFile } from '../workflow.ts';
import { enter, type Folder, type FolderNames } from '../workflow-folder.ts';
import { about } from './about.ts';

const WORKSPACE: readonly string[] = [
  '${{ github.workspace }}',
  '${{github.workspace}}',
  '$GITHUB_WORKSPACE',
  '${GITHUB_WORKSPACE}',
];
const ACTION_PATH: readonly string[] = [
  '${{ github.action_path }}',
  '${{github.action_path}}',
  '$GITHUB_ACTION_PATH',
  '${GITHUB_ACTION_PATH}',
];
const WORKFLOW = /\.github\/workflows\/[^/]+$/;
const ACTION = /\.github\/(?:[^/]+\/)*action\.ya?ml$/;

/** Build steps of GitHub Actions. */
export const document: Document = {
  about,
  readers: [
    workflowReader({ format: 'github-workflow', collect: readWorkflow }),
    workflowReader({ format: 'github-action', collect: readAction, sharesName: true }),
  ],
};

function readWorkflow(file: WorkflowFile): void {
  const base = baseFolder(file.path, WORKFLOW);
  const names = new Map(WORKSPACE.map((name) => [name, base]));
  const folder = defaultFolder({ file, base, names, folder: base }, file.root);
  const remote: string[] = [];
  for (const [id, job] of entriesOf(get(file.root, 'jobs'))) {
    const uses = asString(get(job, 'uses'));
    if (uses !== undefined && !uses.startsWith('./')) remote.push(uses);
    const scope = { file, base, names, folder };
    readSteps(get(job, 'steps'), ['jobs', id, 'steps'], { ...scope, job: id, folder: defaultFolder(scope, job) });
  }
  if (remote.length === 0) return;
  const callees = remote.map((name) => quote(name, 100)).join(', ');
  file.note(`jobs call workflows of other repositories, whose commands were not read: ${callees}`, ['jobs']);
}

function readAction(file: WorkflowFile): void {
  // The steps of an action run in the workspace of whoever uses it: that is this tree for an action kept in `.github`.
  const base = ACTION.test(file.path) ? baseFolder(file.path, ACTION) : undefined;
  const own = baseFolder(file.path, /[^/]+$/);
  const names = new Map<string, Folder>([
    ...WORKSPACE.map((name) => [name, base] as const),
    ...ACTION_PATH.map((name) => [name, own] as const),
  ]);
  const steps = get(get(file.root, 'runs'), 'steps');
  readSteps(steps, ['runs', 'steps'], { file, base, names, folder: base, job: asString(get(file.root, 'name')) });
}

interface Scope {
  readonly file: WorkflowFile;
  /** Folder of the checkout. */
  readonly base: Folder;
  /** Folder of a step that names none. */
  readonly folder: Folder;
  readonly names: FolderNames;
  readonly job?: string | undefined;
}

function readSteps(steps: unknown, at: readonly Step[], { file, job, base, folder, names }: Scope): void {
  for (const [position, step] of (asArray(steps) ?? []).entries()) {
    const run = asString(get(step, 'run'));
    if (run === undefined || isOtherLanguage(asString(get(step, 'shell')))) continue;
    const own = asString(get(step, 'working-directory'));
    const start = own === undefined ? folder : enter(base, own, names);
    file.addScript({ value: run, at: [...at, position, 'run'], job, folder: start, names });
  }
}

function defaultFolder({ folder, base, names }: Scope, owner: unknown): Folder {
  const path = asString(get(get(get(owner, 'defaults'), 'run'), 'working-directory'));
  return path === undefined ? folder : enter(base, path, names);
}

/** `shell: python {0}` and the like run no shell commands. */
function isOtherLanguage(shell: string | undefined): boolean {
  return shell !== undefined && /^(?:python|perl|ruby|node|deno|bun)/.test(shell);
}
