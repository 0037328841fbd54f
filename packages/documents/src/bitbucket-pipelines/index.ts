import type { Document } from '@morel/model';
import { asArray, asString, walkObjects, type Visited } from '@morel/parse';
import { baseFolder, workflowReader, type WorkflowFile } from '../workflow.ts';
import type { Folder } from '../workflow-folder.ts';
import { about } from './about.ts';

/** Build steps of Bitbucket. */
export const document: Document = {
  about,
  readers: [workflowReader({ format: 'bitbucket-pipelines', collect: readPipelines })],
};

const CLONE: readonly string[] = [
  '$BITBUCKET_CLONE_DIR',
  '${BITBUCKET_CLONE_DIR}',
  '/opt/atlassian/pipelines/agent/build',
];

function readPipelines(file: WorkflowFile): void {
  const base = baseFolder(file.path, /[^/]+$/);
  const names = new Map(CLONE.map((name) => [name, base]));
  for (const visited of walkObjects(file.root)) {
    for (const key of ['script', 'after-script']) {
      let folder: Folder = base;
      for (const [position, item] of (asArray(visited.object[key]) ?? []).entries()) {
        const value = asString(item);
        if (value === undefined) continue;
        folder = file.addScript({ value, at: [...visited.at, key, position], job: jobOf(visited), folder, names });
      }
    }
  }
  if (file.root['import'] !== undefined)
    file.note('the pipelines import another file, whose commands were not read', ['import']);
}

function jobOf({ object, at }: Visited): string {
  const words = at.filter((step) => typeof step === 'string' && !STRUCTURE.has(step));
  return asString(object['name']) ?? words.join(' ');
}

/** Keys on the way to a step that name nothing. */
const STRUCTURE: ReadonlySet<string | number> = new Set([
  'pipelines',
  'step',
  'parallel',
  'steps',
  'stage',
  'definitions',
]);
