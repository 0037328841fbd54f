import {
  HAND_OVER,
  InventoryBuilder,
  PROBLEMS,
  quote,
  type Location,
  type Problem,
  type Reader,
  type ReaderFiles,
  type ReadResult,
  type Span,
} from '@morel/model';
import { asObject, loadYaml, readBlockYaml, type Parsed, type Step } from '@morel/parse';
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
  /** Path of the file that the build system opens first: this one, or the one that includes it. */
  readonly main: string;
  readonly root: Readonly<Record<string, unknown>>;
  /** Adds the commands of a script; returns the folder that they end in. */
  addScript(script: Script): Folder;
  /** Says that something may hold commands and was not read. */
  note(message: string, at: readonly Step[]): void;
  /** Reads a file of the tree as a part of this one, unless it is an input of its own. */
  include(path: string, at: readonly Step[]): void;
  /** The text before the value at this path, for tags that the parser drops. */
  textBefore(at: readonly Step[], length: number): string;
}

/** How a build system's file is read: what to do with each document. */
export interface WorkflowKind {
  readonly format: string;
  readonly collect: (file: WorkflowFile) => void;
  /** Paths of the format's own files: one that was found is an input of its own, and no part of what includes it. */
  readonly names?: RegExp;
  /** Other programs use the file name too: a file of another form is no fault. */
  readonly sharesName?: boolean;
}

/** A reader of build steps from YAML. */
export function workflowReader(kind: WorkflowKind): Reader {
  return {
    format: kind.format,
    read: (files) => readWorkflow(kind, files, readBlockYaml),
    full: async () => {
      const yaml = await loadYaml();
      return { read: (files) => readWorkflow(kind, files, yaml) };
    },
  };
}

/** Reads YAML: the fast reader of `parse`, which gives undefined where it hands over, or the general one. */
type ReadYaml = (text: string, path: string) => readonly Parsed[] | undefined;

interface Source {
  readonly path: string;
  readonly text: string;
}

/** More files than any build includes. */
const MAX_INCLUDED = 200;

interface Included {
  readonly path: string;
  /** Where the file that includes it says so. */
  readonly by: Location;
}

/** Reads the main file, then what it includes, in the order in which it is met. */
function readWorkflow(kind: WorkflowKind, files: ReaderFiles, yaml: ReadYaml): ReadResult | typeof HAND_OVER {
  const { main } = files;
  const builder = new InventoryBuilder();
  const problems: Problem[] = [];
  const steps = createStepList(builder, main, problems);
  const included: Included[] = [];
  const wanted = new Set([main.path]);
  const include = (one: Included): void => {
    if (wanted.has(one.path) || (kind.names?.test(one.path) && files.found?.includes(one.path))) return;
    if (wanted.size > MAX_INCLUDED)
      problems.push({ code: 'too-many', message: 'too many files are included', where: one.by });
    else included.push(one);
    wanted.add(one.path);
  };
  /** False where the YAML is for the general library. */
  const read = (source: Source): boolean => {
    const documents = yaml(source.text, source.path);
    for (const parsed of documents ?? []) {
      problems.push(...parsed.problems.map((problem) => (source === main ? problem : ofPart(problem))));
      const root = asObject(parsed.value);
      if (root) kind.collect(workflowFile({ root, parsed, source, main: main.path, problems, steps, include }));
      else if (parsed.value !== undefined && parsed.value !== null) {
        const problem = otherForm(kind, source.path);
        problems.push(source === main ? problem : ofPart(problem));
      }
    }
    return documents !== undefined;
  };
  if (!read(main)) return HAND_OVER;
  // The list grows while it is gone through: what is included includes more.
  for (const { path, by } of included) {
    const file = files.get(path);
    if (file && 'text' in file) {
      if (!read(file)) return HAND_OVER;
    } else if (file)
      problems.push({
        code: 'not-judged',
        message: `${quote(path)} that is included was not read: ${file.message}`,
        where: by,
      });
  }
  const wants = included.map(({ path }) => path);
  return { inventory: builder.build(), problems, ...(wants.length > 0 && { wants }) };
}

/** A fault of an included file: what stands in it is missing, the others count. */
function ofPart(problem: Problem): Problem {
  return PROBLEMS[problem.code].effect === 'refused' ? { ...problem, code: 'missing-file' } : problem;
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
  readonly main: string;
  readonly problems: Problem[];
  readonly steps: StepList;
  readonly include: (included: Included) => void;
}

function workflowFile({ root, parsed, source, main, problems, steps, include }: Parts): WorkflowFile {
  const { path, text } = source;
  const placeOf = (at: readonly Step[]): Location => {
    const span = parsed.span(...at);
    return { path, ...(span && { span }) };
  };
  return {
    path,
    main,
    root,
    addScript({ value, at, job, folder, names }) {
      const span = parsed.span(...at);
      const offsets = span && scalarOffsets(text.slice(span.start, span.end), value, typeof at.at(-1) === 'string');
      const place = (start: number, end: number): Span | undefined => {
        if (!span || !offsets) return span;
        return { start: span.start + (offsets[start] ?? 0), end: span.start + (offsets[end - 1] ?? 0) + 1 };
      };
      return steps.add(value, { job, folder, place, ...(names && { names }), ...(path !== main && { file: path }) });
    },
    note(message, at) {
      problems.push({ code: 'not-judged', message, where: placeOf(at) });
    },
    include(wanted, at) {
      include({ path: wanted, by: placeOf(at) });
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
  /** The included file that the script stands in. */
  readonly file?: string;
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
    add(script, { job, folder, names, file, place }) {
      const result = splitCommands(script, { folder, ...(names && { names }) });
      for (const { command, start, end, folder: own } of result.commands.slice(0, Math.max(0, room))) {
        const span = place(start, end);
        builder.addStep({
          command,
          ...(job !== undefined && { job }),
          ...(own !== undefined && own !== '' && { folder: own }),
          ...(span && { span }),
          ...(file !== undefined && { file }),
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
