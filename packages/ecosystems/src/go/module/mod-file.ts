import { quote, type ProblemLog, type Span, type TextFile } from '@morel/model';
import { go } from '@morel/versions';
import { readStatements, type Statement } from './statements.ts';

/** What a go.mod or go.work file says. */
export interface ModFile {
  readonly path: string | undefined;
  readonly span: Span | undefined;
  /** The lowest version of Go that will do. */
  readonly go: Line | undefined;
  /** The release of Go to use, without `go` and without the suffix of a private build. */
  readonly toolchain: Line | undefined;
  readonly requires: readonly Require[];
  readonly replaces: readonly Replace[];
  /** Package paths of tools. */
  readonly tools: readonly string[];
  /** Folders of a workspace's modules. */
  readonly uses: readonly Line[];
}

export interface Line {
  readonly text: string;
  readonly span: Span;
}

export interface Require {
  readonly path: string;
  readonly version: string;
  /** Nothing in the module itself imports it. */
  readonly isIndirect: boolean;
  readonly span: Span;
}

export interface Replace {
  readonly path: string;
  /** Absent where every version is replaced. */
  readonly version: string | undefined;
  /** A module path, or a folder where no version follows. */
  readonly by: string;
  readonly byVersion: string | undefined;
}

const INDIRECT = /^indirect(?:;|$)/;
/** Directives that do not change what is built. */
const OTHERS: ReadonlySet<string> = new Set(['exclude', 'retract', 'godebug', 'ignore']);

/** Reads a go.mod or go.work file; undefined, with the reason in the log, where the text is neither. */
export function readModFile(file: TextFile, log: ProblemLog): ModFile | undefined {
  const statements = readStatements(file, log);
  const unknown = statements.filter(({ verb }) => !READERS.has(verb) && !OTHERS.has(verb));
  if (unknown.length === statements.length) {
    const first = unknown[0];
    const found = first ? `starts with ${quote(first.verb)}` : 'holds no directive';
    log.add('wrong-format', `the file ${found}, so it is not a file of Go modules`, first?.span);
    return undefined;
  }
  for (const { verb, span } of unknown) log.add('unknown-entry', `the directive ${quote(verb)} is not known`, span);
  const draft = createDraft();
  for (const statement of statements) {
    const isUnderstood = READERS.get(statement.verb)?.(draft, statement) ?? true;
    if (isUnderstood) continue;
    const line = file.text.slice(statement.span.start, statement.span.end);
    log.add('unknown-entry', `${quote(line)} is no ${statement.verb} directive and was left out`, statement.span);
  }
  return draft;
}

type Draft = {
  -readonly [K in keyof ModFile]: ModFile[K] extends readonly (infer T)[] ? T[] : ModFile[K];
};

function createDraft(): Draft {
  return {
    path: undefined,
    span: undefined,
    go: undefined,
    toolchain: undefined,
    requires: [],
    replaces: [],
    tools: [],
    uses: [],
  };
}

/** Each takes a statement into the draft; false where its words are not what they should be. */
const READERS: ReadonlyMap<string, (draft: Draft, statement: Statement) => boolean> = new Map([
  ['module', readModule],
  ['go', readGo],
  ['toolchain', readToolchain],
  ['require', readRequire],
  ['replace', readReplace],
  ['tool', readTool],
  ['use', readUse],
]);

function readModule(draft: Draft, { words, span }: Statement): boolean {
  const [path, ...more] = words;
  if (!path || more.length > 0) return false;
  draft.path = path;
  draft.span = span;
  return true;
}

function readGo(draft: Draft, { words, span }: Statement): boolean {
  const [text, ...more] = words;
  if (!text || more.length > 0 || go.parse(text) === undefined) return false;
  draft.go = { text, span };
  return true;
}

function readToolchain(draft: Draft, { words, span }: Statement): boolean {
  const [text, ...more] = words;
  if (!text || more.length > 0) return false;
  // With `default` the toolchain is whatever runs.
  if (text === 'default') return true;
  const [, release] = /^go([^-]+)(?:-.*)?$/.exec(text) ?? [];
  if (release === undefined || go.parse(release) === undefined) return false;
  draft.toolchain = { text: release, span };
  return true;
}

function readRequire(draft: Draft, { words, comment, span }: Statement): boolean {
  const [path, version, ...more] = words;
  if (!path || !version || more.length > 0) return false;
  draft.requires.push({ path, version, isIndirect: INDIRECT.test(comment), span });
  return true;
}

function readReplace(draft: Draft, { words }: Statement): boolean {
  const arrow = words.indexOf('=>');
  const [path, version, ...more] = words.slice(0, Math.max(arrow, 0));
  const [by, byVersion, ...rest] = words.slice(arrow + 1);
  if (!path || !by || more.length > 0 || rest.length > 0) return false;
  draft.replaces.push({ path, version, by, byVersion });
  return true;
}

function readTool(draft: Draft, { words }: Statement): boolean {
  const [path, ...more] = words;
  if (!path || more.length > 0) return false;
  draft.tools.push(path);
  return true;
}

function readUse(draft: Draft, { words, span }: Statement): boolean {
  const [text, ...more] = words;
  if (!text || more.length > 0) return false;
  draft.uses.push({ text, span });
  return true;
}
