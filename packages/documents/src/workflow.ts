import {
  HAND_OVER,
  InventoryBuilder,
  quote,
  type Problem,
  type Reader,
  type ReadResult,
  type Span,
} from '@morel/model';
import { asObject, loadYaml, type Parsed, type Step } from '@morel/parse';
import { splitCommands } from './shell.ts';
import type { Folder, FolderNames } from './workflow-folder.ts';
import { scalarOffsets } from './yaml-scalar.ts';

/** More commands than any build has. */
const MAX_STEPS = 20_000;

/** A script of a workflow and what is known of where it runs. */
export interface Script {
  readonly value: string;
  /** Where it stands in the document. */
  readonly at: readonly Step[];
  readonly job: string | undefined;
  readonly folder: Folder;
  /** The build system's words for folders. */
  readonly names?: FolderNames;
}

/** One YAML document of a workflow file, being turned into build steps. */
export interface WorkflowFile {
  readonly path: string;
  readonly root: Readonly<Record<string, unknown>>;
  /** Adds the commands of a script; returns the folder that they end in. */
  addScript(script: Script): Folder;
  /** Says that something may hold commands and was not read. */
  note(message: string, at: readonly Step[]): void;
  /** The text before the value at this path, for tags that the parser drops. */
  textBefore(at: readonly Step[], length: number): string;
}

/** How a build system's file is read: what to do with each document. */
export interface WorkflowKind {
  readonly format: string;
  readonly collect: (file: WorkflowFile) => void;
  /** Other programs use the file name too: a file of another form is no fault. */
  readonly sharesName?: boolean;
}

/** A reader of build steps from YAML. Every file takes the general library: these files are short, and written by hand. */
export function workflowReader(kind: WorkflowKind): Reader {
  return {
    format: kind.format,
    read: () => HAND_OVER,
    full: async () => {
      const yaml = await loadYaml();
      return { read: ({ main }) => readWorkflow(kind, yaml(main.text, main.path), main) };
    },
  };
}

interface Source {
  readonly path: string;
  readonly text: string;
}

function readWorkflow(kind: WorkflowKind, documents: readonly Parsed[], source: Source): ReadResult {
  const builder = new InventoryBuilder();
  const problems: Problem[] = documents.flatMap((parsed) => parsed.problems);
  const steps = createStepList(builder, source, problems);
  for (const parsed of documents) {
    const root = asObject(parsed.value);
    if (root) kind.collect(workflowFile({ root, parsed, source, problems, steps }));
    else if (parsed.value !== undefined && parsed.value !== null) {
      problems.push(otherForm(kind, source.path));
    }
  }
  return { inventory: builder.build(), problems };
}

function otherForm({ sharesName }: WorkflowKind, path: string): Problem {
  if (sharesName === true)
    return { code: 'not-judged', message: 'the file is none of this build system', where: { path } };
  return { code: 'wrong-format', message: 'a build file is a map at its top', where: { path } };
}

interface Parts {
  readonly root: Readonly<Record<string, unknown>>;
  readonly parsed: Parsed;
  readonly source: Source;
  readonly problems: Problem[];
  readonly steps: StepList;
}

function workflowFile({ root, parsed, source, problems, steps }: Parts): WorkflowFile {
  const { path, text } = source;
  return {
    path,
    root,
    addScript({ value, at, job, folder, names }) {
      const span = parsed.span(...at);
      const offsets = span && scalarOffsets(text.slice(span.start, span.end), value, typeof at.at(-1) === 'string');
      const place = (start: number, end: number): Span | undefined => {
        if (!span || !offsets) return span;
        return { start: span.start + (offsets[start] ?? 0), end: span.start + (offsets[end - 1] ?? 0) + 1 };
      };
      return steps.add(value, { job, folder, place, ...(names && { names }) });
    },
    note(message, at) {
      const span = parsed.span(...at);
      problems.push({ code: 'not-judged', message, where: { path, ...(span && { span }) } });
    },
    textBefore(at, length) {
      const start = parsed.span(...at)?.start ?? 0;
      return text.slice(Math.max(0, start - length), start);
    },
  };
}

/** Where a script runs, and how its positions become positions of the file. */
export interface ScriptPlace {
  readonly job: string | undefined;
  readonly folder: Folder;
  readonly names?: FolderNames;
  readonly place: (start: number, end: number) => Span | undefined;
}

/** Takes the scripts of one file, up to a limit that is said once. */
export interface StepList {
  /** Adds the commands of a script; returns the folder that they end in. */
  readonly add: (script: string, place: ScriptPlace) => Folder;
}

export function createStepList(
  builder: InventoryBuilder,
  { path }: Pick<Source, 'path'>,
  problems: Problem[],
): StepList {
  let room = MAX_STEPS;
  return {
    add(script, { job, folder, names, place }) {
      const result = splitCommands(script, { folder, ...(names && { names }) });
      for (const { command, start, end, folder: own } of result.commands.slice(0, Math.max(0, room))) {
        const span = place(start, end);
        builder.addStep({
          command,
          ...(job !== undefined && { job }),
          ...(own !== undefined && own !== '' && { folder: own }),
          ...(span && { span }),
        });
      }
      const before = room;
      room -= result.commands.length;
      if (room < 0 && before >= 0) {
        problems.push({
          code: 'too-many',
          message: `${quote(path)} holds more than ${MAX_STEPS} commands`,
          where: { path },
        });
      }
      return result.folder;
    },
  };
}

/** The folder that a build file speaks of as its own: what stands before `inner` in its path. */
export function baseFolder(path: string, inner: RegExp): string {
  return path.replace(inner, '').replace(/\/$/, '');
}
