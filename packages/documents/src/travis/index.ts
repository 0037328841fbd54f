import type { Document } from '@morel/model';
import { asArray, asString, walkObjects } from '@morel/parse';
import { baseFolder, workflowReader, type WorkflowFile } from '../workflow.ts';
import type { Folder } from '../workflow-folder.ts';
import { about } from './about.ts';

/** Build steps of Travis CI. */
export const document: Document = { about, readers: [workflowReader({ format: 'travis', collect: readConfig })] };

/** The phases of a job, in the order they run, all in one shell. */
const PHASES: readonly string[] = [
  'before_install',
  'install',
  'before_script',
  'script',
  'before_cache',
  'after_success',
  'after_failure',
  'before_deploy',
  'after_deploy',
  'after_script',
];

function readConfig(file: WorkflowFile): void {
  const base = baseFolder(file.path, /[^/]+$/);
  const names = new Map([
    ['$TRAVIS_BUILD_DIR', base],
    ['${TRAVIS_BUILD_DIR}', base],
  ]);
  for (const { object, at } of walkObjects(file.root)) {
    let folder: Folder = base;
    for (const phase of PHASES) {
      const job = asString(object['name']) ?? asString(object['stage']) ?? phase;
      const single = asString(object[phase]);
      if (single !== undefined) folder = file.addScript({ value: single, at: [...at, phase], job, folder, names });
      for (const [position, item] of (asArray(object[phase]) ?? []).entries()) {
        const value = asString(item);
        if (value !== undefined) folder = file.addScript({ value, at: [...at, phase, position], job, folder, names });
      }
    }
  }
  if (file.root['import'] !== undefined)
    file.note('the configuration imports another file, whose commands were not read', ['import']);
}
