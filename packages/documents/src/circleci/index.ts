import { quote, type Document } from '@morel/model';
import { asString, entriesOf, get, type Step, walkObjects } from '@morel/parse';
import { baseFolder, workflowReader, type WorkflowFile } from '../workflow.ts';
import { enter, type Folder } from '../workflow-folder.ts';
import { about } from './about.ts';

/** Build steps of CircleCI. */
export const document: Document = { about, readers: [workflowReader({ format: 'circleci', collect: readConfig })] };

const CHECKOUT: readonly string[] = ['~/project', '$CIRCLE_WORKING_DIRECTORY', '/home/circleci/project'];

function readConfig(file: WorkflowFile): void {
  const base = baseFolder(file.path, /\.circleci\/[^/]+$/);
  for (const group of ['jobs', 'commands']) {
    for (const [name, owner] of entriesOf(file.root[group])) readOwner({ file, base, name, owner }, [group, name]);
  }
  const orbs = entriesOf(file.root['orbs'])
    .map(([, orb]) => asString(orb))
    .filter((orb) => orb !== undefined);
  if (orbs.length === 0) return;
  file.note(
    `the configuration uses orbs, whose commands were not read: ${orbs.map((orb) => quote(orb, 100)).join(', ')}`,
    ['orbs'],
  );
}

interface Owner {
  readonly file: WorkflowFile;
  readonly base: string;
  readonly name: string;
  readonly owner: unknown;
}

function readOwner({ file, base, name, owner }: Owner, path: readonly Step[]): void {
  // A job's own working directory is where the checkout goes, whatever its name.
  const checkout = asString(get(owner, 'working_directory'));
  const names = new Map<string, Folder>(
    [...CHECKOUT, ...(checkout === undefined ? [] : [checkout])].map((word) => [word, base]),
  );
  for (const { object, at } of walkObjects(get(owner, 'steps'), [...path, 'steps'])) {
    const run = object['run'];
    const short = asString(run);
    const value = short ?? asString(get(run, 'command'));
    if (value === undefined) continue;
    const own = asString(get(run, 'working_directory'));
    const folder = own === undefined ? base : enter(base, own, names);
    const place = short === undefined ? [...at, 'run', 'command'] : [...at, 'run'];
    file.addScript({ value, at: place, job: name, folder, names });
  }
}
