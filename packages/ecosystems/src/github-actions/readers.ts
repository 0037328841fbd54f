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
import { asObject, get, loadYaml, readBlockYaml, type Parsed } from '@morel/parse';
import { addAction, addFile } from './add-action.ts';
import { parseActionReference } from './action-reference.ts';
import { actionsOfAction, actionsOfWorkflow, type Complain, type UsedAction } from './used-actions.ts';

/** How one of the two kinds of files is read. */
interface FileKind {
  readonly format: string;
  /** Why the document is none of this kind, if it is none. */
  readonly fault: (root: unknown, log: ProblemLog) => boolean;
  readonly actions: (root: unknown, complain: Complain) => Iterable<UsedAction>;
}

/** Actions and workflows of other repositories that a workflow uses. */
export const workflowReader: Reader = yamlReader({
  format: 'actions-workflow',
  fault(root, log) {
    if (asObject(root)) return false;
    log.add('wrong-format', 'a workflow is a map at its top');
    return true;
  },
  actions: actionsOfWorkflow,
});

/** Actions that a composite action uses. Other programs have files of that name too. */
export const metadataReader: Reader = yamlReader({
  format: 'actions-metadata',
  fault(root, log) {
    if (asObject(get(root, 'runs'))) return false;
    log.add('not-judged', 'the file describes no action of GitHub: it does not say what runs');
    return true;
  },
  actions: actionsOfAction,
});

/** Reads YAML: the fast reader of `parse`, which gives undefined where it hands over, or the general one. */
type ReadYaml = (text: string, path: string) => readonly Parsed[] | undefined;

function yamlReader(kind: FileKind): Reader {
  return {
    format: kind.format,
    read: (files) => readFile(kind, files, readBlockYaml),
    full: async () => {
      const yaml = await loadYaml();
      return { read: (files) => readFile(kind, files, yaml) };
    },
  };
}

function readFile(kind: FileKind, { main }: ReaderFiles, yaml: ReadYaml): ReadResult | typeof HAND_OVER {
  const documents = yaml(main.text, main.path);
  if (!documents) return HAND_OVER;
  const [parsed, ...more] = documents;
  const log = createProblemLog(main.path, parsed?.problems);
  const builder = new InventoryBuilder();
  const result = (): ReadResult => ({ inventory: builder.build(), problems: log.list() });
  if (parsed?.value === undefined || kind.fault(parsed.value, log)) return result();
  if (more.length > 0) log.add('unknown-entry', 'GitHub takes one document in a file; the others were not read');
  addActions(builder, kind.actions(parsed.value, complainer(parsed, log)), { parsed, text: main.text, log }, main.path);
  return result();
}

function complainer(parsed: Parsed, log: ProblemLog): Complain {
  return (message, at) => log.add('unknown-entry', message, () => parsed.span(...at));
}

interface FileParts {
  readonly parsed: Parsed;
  readonly text: string;
  readonly log: ProblemLog;
}

function addActions(
  builder: InventoryBuilder,
  actions: Iterable<UsedAction>,
  { parsed, text, log }: FileParts,
  path: string,
): void {
  const file = addFile(builder, path);
  for (const { uses, at } of actions) {
    const span = parsed.span(...at);
    const reference = parseActionReference(uses);
    if (!reference) log.add('unknown-entry', `${quote(uses)} names no action with a reference`, span);
    else addAction(builder, { reference, at, span, behind: span ? lineEnd(text, span.end) : '', file });
  }
}

/** What stands behind an offset in its line. */
function lineEnd(text: string, from: number): string {
  return /[^\r\n]{0,200}/y.exec(text.slice(from, from + 200))?.[0] ?? '';
}
