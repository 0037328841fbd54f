import { PROBLEMS, quote, type ProblemLog, type ReaderFiles, type Span, type TextFile } from '@morel/model';
import { resolvePath } from '../../../reading/tree-path.ts';
import { digestOfPair } from '../../requirement/digest.ts';
import { isAddress } from '../../requirement/reference.ts';
import { readEditable, readEntry, type EntryPlace, type RequirementEntry } from './entry.ts';
import { readLines, type LogicalLine } from './lines.ts';
import { readOptions, splitOptions, type Option } from './options.ts';
import { createViaNotes, type ViaNotes } from './via.ts';

/** What a requirements file and the files that it includes say. */
export interface RequirementFiles {
  readonly requirements: readonly RequirementEntry[];
  /** From files that are included with `-c`: they limit versions and install nothing. */
  readonly constraints: readonly RequirementEntry[];
  readonly options: readonly PlacedOption[];
  /** Included files, for the host to fetch. */
  readonly wants: readonly string[];
  /** Lines that were understood, and lines that are nothing pip knows. */
  readonly understood: number;
  readonly strange: number;
}

export interface PlacedOption extends Option {
  readonly file: string;
  readonly span: Span;
}

/** A file to be read, with the files that led to it. */
interface Visit {
  readonly file: TextFile;
  readonly isConstraint: boolean;
  readonly parent: Visit | undefined;
  readonly depth: number;
}

const MAX_DEPTH = 100;
const VARIABLE = /\$\{[A-Z0-9_]+\}/;

/** Reads the main file of a claim, as constraints where `isConstraint` says so, and everything that it includes. */
export function readRequirementFiles(files: ReaderFiles, isConstraint: boolean, log: ProblemLog): RequirementFiles {
  const walk = new Walk(files, log);
  walk.run({ file: files.main, isConstraint, parent: undefined, depth: 0 });
  return walk;
}

/** One run over a file and its includes, each read once per use. */
class Walk implements RequirementFiles {
  readonly requirements: RequirementEntry[] = [];
  readonly constraints: RequirementEntry[] = [];
  readonly options: PlacedOption[] = [];
  understood = 0;
  strange = 0;
  readonly #files: ReaderFiles;
  readonly #log: ProblemLog;
  readonly #wants = new Set<string>();
  readonly #seen = new Set<string>();
  readonly #queue: Visit[] = [];

  constructor(files: ReaderFiles, log: ProblemLog) {
    this.#files = files;
    this.#log = log;
  }

  get wants(): readonly string[] {
    return [...this.#wants];
  }

  run(main: Visit): void {
    this.#seen.add(seenKey(main.file.path, main.isConstraint));
    this.#queue.push(main);
    for (const visit of this.#queue) this.#readFile(visit);
  }

  #readFile(visit: Visit): void {
    let notes: ViaNotes | undefined;
    const entries: { readonly entry: RequirementEntry; readonly notes: ViaNotes }[] = [];
    for (const line of readLines(visit.file.text)) {
      if (line.text === '') {
        notes?.add(line.comment ?? '');
        continue;
      }
      notes = createViaNotes();
      if (line.comment !== undefined) notes.add(line.comment);
      const entry = this.#readLine(visit, line);
      if (entry) entries.push({ entry, notes });
    }
    const target = visit.isConstraint ? this.constraints : this.requirements;
    for (const { entry, notes: own } of entries) {
      const via = own.packages();
      const askers = own.askers();
      target.push({ ...entry, ...(via && { via }), ...(askers && { askers }) });
    }
  }

  #readLine(visit: Visit, line: LogicalLine): RequirementEntry | undefined {
    const { before, options } = splitOptions(line.text);
    const { known, unknown } = readOptions(options);
    const where = { path: visit.file.path, span: line.span };
    if (unknown !== undefined) {
      this.strange += 1;
      this.#log.add('unknown-entry', `${quote(unknown)} is no option of a requirements file`, where.span, where.path);
    }
    const isHashed = known.some(({ name }) => name === 'hash');
    const place = { file: visit.file.path, span: line.span, digests: this.#digests(known, where), isHashed };
    if (before !== '') return this.#readRequirement(before, place);
    let entry: RequirementEntry | undefined;
    for (const option of known) {
      this.understood += 1;
      if (option.name === 'requirement' || option.name === 'constraint') this.#include(visit, option, line.span);
      else if (option.name === 'editable') entry = readEditable(option.value ?? '', place);
      else this.options.push({ ...option, file: place.file, span: place.span });
    }
    return entry;
  }

  #readRequirement(text: string, place: EntryPlace): RequirementEntry | undefined {
    const entry = readEntry(text, place);
    if (entry) {
      this.understood += 1;
      return entry;
    }
    this.strange += 1;
    const reason = VARIABLE.test(text)
      ? 'depends on an environment variable, which is not known here'
      : 'is no requirement';
    this.#log.add('unknown-entry', `${quote(text)} ${reason}`, place.span, place.file);
    return undefined;
  }

  #digests(options: readonly Option[], where: { readonly path: string; readonly span: Span }): string[] {
    const digests: string[] = [];
    for (const { name, value = '' } of options) {
      if (name !== 'hash') continue;
      const digest = digestOfPair(value);
      if (digest !== undefined) digests.push(digest);
      else this.#log.add('not-judged', `${quote(value)} is no hash: it was left out`, where.span, where.path);
    }
    return digests;
  }

  #include(visit: Visit, { name, value = '' }: Option, span: Span): void {
    const from = visit.file.path;
    const where = { path: from, span };
    if (isAddress(value)) {
      const message = `${quote(value)} lies on the network: what it lists was not read`;
      this.#log.add('missing-file', message, where.span, where.path);
      return;
    }
    if (VARIABLE.test(value) || value === '') {
      this.#log.add(
        'missing-file',
        `the included file ${quote(value)} is not known: its name is not complete`,
        where.span,
        where.path,
      );
      return;
    }
    const path = resolvePath(from, value);
    if (path === undefined) {
      this.#log.add(
        'outside-tree',
        `the included file ${quote(value)} lies outside the scanned tree`,
        where.span,
        where.path,
      );
      return;
    }
    const isConstraint = visit.isConstraint || name === 'constraint';
    if (leadsTo(visit, path)) {
      this.#log.add('cycle', `${quote(path)} includes itself, by way of ${quote(from)}`, where.span, where.path);
      return;
    }
    if (this.#seen.has(seenKey(path, isConstraint))) return;
    if (visit.depth >= MAX_DEPTH) {
      this.#log.add(
        'too-many-files',
        `files include each other more than ${MAX_DEPTH} levels deep`,
        where.span,
        where.path,
      );
      return;
    }
    this.#seen.add(seenKey(path, isConstraint));
    this.#wants.add(path);
    this.#open(path, value, where, { isConstraint, parent: visit, depth: visit.depth + 1 });
  }

  #open(
    path: string,
    written: string,
    where: { readonly path: string; readonly span: Span },
    visit: Omit<Visit, 'file'>,
  ): void {
    const file = path === this.#files.main.path ? this.#files.main : this.#files.get(path);
    if (!file) return;
    if (!('code' in file)) {
      this.#queue.push({ ...visit, file });
      return;
    }
    // An included file that cannot be read leaves a gap; the file that includes it was read all the same.
    const code = PROBLEMS[file.code].effect === 'refused' ? 'missing-file' : file.code;
    this.#log.add(code, `the included file ${quote(written)} was not read: ${file.message}`, where.span, where.path);
  }
}

function seenKey(path: string, isConstraint: boolean): string {
  return `${isConstraint ? 'c' : 'r'} ${path}`;
}

/** Whether a file is being read further up. */
function leadsTo(visit: Visit, path: string): boolean {
  for (let at: Visit | undefined = visit; at; at = at.parent) if (at.file.path === path) return true;
  return false;
}
