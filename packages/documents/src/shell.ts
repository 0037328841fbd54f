import { enter, type Folder, type FolderNames } from './workflow-folder.ts';

/** One simple command of a shell script, as it stands there. */
export interface ShellCommand {
  /** Its text: continued lines joined, keywords in front (`if`, `then`, `!`) left out. */
  readonly command: string;
  /** Half-open range in the script. */
  readonly start: number;
  readonly end: number;
  /** Folder that it runs in, after the `cd`s before it. */
  readonly folder: Folder;
}

export interface ShellScript {
  readonly commands: readonly ShellCommand[];
  /** Folder after the last command. */
  readonly folder: Folder;
}

export interface ShellContext {
  /** Folder that the script starts in. */
  readonly folder: Folder;
  readonly names?: FolderNames;
}

/** Nesting of `$( )`, `( )` and back-quotes that is followed. */
const MAX_DEPTH = 32;
/** Scripts within scripts (`sh -c '…'`, `bash <<EOF`) that are followed. */
const MAX_SCRIPTS = 4;
/** Here-documents without an end, each of which takes a search to the end of the text. */
const PATIENCE = 20;
/** Longer commands are cut: no installation needs more. */
const MAX_COMMAND = 10_000;

/**
 * Splits a script of a POSIX-like shell into its simple commands: at line ends, `;`, `&&`, `||`, `|` and `&` outside
 * quotes; what substitutions, groups, `sh -c` and here-documents of a shell hold is split too. Nothing is expanded.
 * One pass over the text; whatever the text, it ends and never throws.
 */
export function splitCommands(text: string, context: ShellContext): ShellScript {
  const scan: Scan = {
    patience: PATIENCE,
    text,
    names: context.names,
    commands: [],
    folder: context.folder,
    at: 0,
    documents: [],
    scripts: 0,
  };
  runList(scan, '', 0);
  const commands = scan.commands.sort((a, b) => a.start - b.start || b.end - a.end);
  return { commands: commands.filter((command, at) => !isSame(command, commands[at - 1])), folder: scan.folder };
}

/** A script in double quotes is met twice: for its substitutions and as a script. */
function isSame(command: ShellCommand, before: ShellCommand | undefined): boolean {
  return command.start === before?.start && command.end === before.end;
}

interface Scan {
  readonly text: string;
  readonly names: FolderNames | undefined;
  readonly commands: ShellCommand[];
  folder: Folder;
  at: number;
  /** Here-documents whose bodies begin after this line. */
  documents: HereDocument[];
  /** How many scripts this one stands in. */
  readonly scripts: number;
  /** Here-documents that may still turn out to have no end. */
  patience: number;
}

interface HereDocument {
  readonly end: string;
  readonly stripsTabs: boolean;
  /** The body is a script of its own. */
  readonly isScript: boolean;
}

/** Reads commands up to the closing mark of a group, or to the end of the text. */
function runList(scan: Scan, close: string, depth: number): void {
  const { text } = scan;
  let start = -1;
  let parentheses = 0;
  const finish = (): void => {
    if (start >= 0) emit(scan, start, scan.at);
    start = -1;
  };
  while (scan.at < text.length) {
    const character = text[scan.at] ?? '';
    if (character === close && parentheses === 0) break;
    if (character === '\n') {
      finish();
      scan.at += 1;
      skipDocuments(scan);
    } else if (isBlank(character)) scan.at += 1;
    else if (character === '#' && isWordStart(text, scan.at)) {
      finish();
      skipTo(scan, '\n');
    } else if (isSeparator(text, scan.at)) {
      finish();
      scan.at += 1;
    } else if (character === '(' && start < 0) runGroup(scan, ')', depth);
    else if (character === ')' && parentheses === 0) {
      // The pattern of a `case` branch.
      start = -1;
      scan.at += 1;
    } else {
      if (start < 0) start = scan.at;
      if (character === '(') parentheses += 1;
      else if (character === ')') parentheses -= 1;
      skipPart(scan, start, depth);
    }
  }
  finish();
}

/** Reads a group in a shell of its own: a `cd` in it does not last. */
function runGroup(scan: Scan, close: string, depth: number): void {
  scan.at += 1;
  if (depth >= MAX_DEPTH) return;
  const { folder } = scan;
  runList(scan, close, depth + 1);
  scan.folder = folder;
  scan.at += 1;
}

/** Passes one part of a word: a quoted text, a substitution, an escaped character, a here-document's mark, a character. */
function skipPart(scan: Scan, start: number, depth: number): void {
  const { text } = scan;
  const character = text[scan.at] ?? '';
  if (character === '\\') scan.at += text.startsWith('\r\n', scan.at + 1) ? 3 : 2;
  else if (character === "'" || character === '"') {
    const open = scan.at + 1;
    const isScript = INLINE.test(text.slice(Math.max(start, open - INLINE_REACH), open - 1));
    if (character === '"') skipQuoted(scan, depth);
    else skipPast(scan, "'", open);
    if (isScript) runInner(scan, open, scan.at - 1);
  } else if (character === '`') runGroup(scan, '`', depth);
  else if (character === '$') skipDollar(scan, depth);
  else if (character === '<' && text[scan.at + 1] === '<') openDocument(scan, start);
  else scan.at += 1;
}

/** What stands before a script in quotes: `bash -ec `. */
const INLINE = /(?:^|[\s/])(?:ba|z|da|a|k)?sh\s+(?:-\S+\s+)*-\w*c\s+$/;
const INLINE_REACH = 200;

function skipQuoted(scan: Scan, depth: number): void {
  const { text } = scan;
  scan.at += 1;
  while (scan.at < text.length && text[scan.at] !== '"') {
    const character = text[scan.at];
    if (character === '\\') scan.at += 2;
    else if (character === '`') runGroup(scan, '`', depth);
    else if (character === '$') skipDollar(scan, depth);
    else scan.at += 1;
  }
  scan.at += 1;
}

function skipDollar(scan: Scan, depth: number): void {
  const { text } = scan;
  const rest = text.slice(scan.at + 1, scan.at + 3);
  if (rest === '{{') skipPast(scan, '}}', scan.at + 3);
  else if (rest.startsWith('{')) skipPast(scan, '}', scan.at + 2);
  else if (rest === '((') skipPast(scan, '))', scan.at + 3);
  else if (rest.startsWith('(')) {
    LONE_WORD.lastIndex = scan.at;
    if (LONE_WORD.test(text)) {
      scan.at = LONE_WORD.lastIndex;
      return;
    }
    scan.at += 1;
    runGroup(scan, ')', depth);
  } else scan.at += 1;
}

/** `$(pwd)`, or a variable in the notation of some build systems. */
const LONE_WORD = /\$\([\w.-]{1,100}\)/y;
const DOCUMENT = /<<(-?)[ \t]*(["']?)([A-Za-z_][\w.-]{0,60})\2/y;

function openDocument(scan: Scan, start: number): void {
  DOCUMENT.lastIndex = scan.at;
  const match = DOCUMENT.exec(scan.text);
  if (!match || scan.text[scan.at + 2] === '<') {
    scan.at += 3;
    return;
  }
  const [whole, dash, , end = ''] = match;
  const before = scan.text.slice(start, Math.min(scan.at, start + INLINE_REACH)).trim();
  scan.documents.push({ end, stripsTabs: dash === '-', isScript: before === '' || SHELL.test(before) });
  scan.at += whole.length;
}

const SHELL = /^(?:sudo\s+(?:-\S+\s+)*)?(?:\S*\/)?(?:ba|z|da|a|k)?sh(?:\s+-\S+)*$/;

/** Passes the bodies of the here-documents of a line. One without an end is taken for something else: `$((1<<N))`. */
function skipDocuments(scan: Scan): void {
  const documents = scan.documents;
  scan.documents = [];
  for (const document of documents) {
    const start = scan.at;
    const end = scan.patience > 0 ? documentEnd(scan, document) : undefined;
    if (end === undefined) {
      scan.patience -= 1;
      scan.at = start;
    } else if (document.isScript) runInner(scan, start, end);
  }
}

/** Passes a body and its end mark; returns where the body ends. */
function documentEnd(scan: Scan, document: HereDocument): number | undefined {
  while (scan.at < scan.text.length) {
    const start = scan.at;
    const line = nextLine(scan);
    if ((document.stripsTabs ? line.replace(/^\t+/, '') : line) === document.end) return start;
  }
  return undefined;
}

function nextLine(scan: Scan): string {
  const start = scan.at;
  skipTo(scan, '\n');
  const line = scan.text.slice(start, scan.at);
  scan.at += 1;
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Splits a part of the text that is a script of its own. */
function runInner(scan: Scan, start: number, end: number): void {
  const body = scan.text.slice(start, end);
  if (scan.scripts >= MAX_SCRIPTS || (body.startsWith('#!') && !/^#!.*sh\b/.test(body))) return;
  const inner: Scan = { ...scan, text: body, commands: [], at: 0, documents: [], scripts: scan.scripts + 1 };
  runList(inner, '', 0);
  for (const command of inner.commands) {
    scan.commands.push({ ...command, start: command.start + start, end: command.end + start });
  }
}

const KEYWORDS = /^(?:(?:if|then|else|elif|while|until|do|!|\{|[\w-]+\s?\(\)\s*\{)\s+)+/;
const WITHOUT_COMMAND = /^(?:[<>].*|fi|done|esac|then|else|do|[{})]|for\s.*|case\s.*|function\s.*|\S+\(\)\s*\{?)$/s;
const CHANGE = /^(?:cd|pushd|chdir|Set-Location)(?:\s+--)?\s+(.+)$/s;

function emit(scan: Scan, from: number, to: number): void {
  // A line that goes on before an operator: `a \` and then `&& b`.
  const raw = scan.text
    .slice(from, to)
    .trimEnd()
    .replace(/(?:\s+\\)+$/, '');
  const keywords = KEYWORDS.exec(raw)?.[0].length ?? 0;
  const own = raw.slice(keywords);
  if (own === '' || WITHOUT_COMMAND.test(own)) return;
  const start = from + keywords;
  const command = own.slice(0, MAX_COMMAND).replace(/[ \t]*\\\r?\n\s*/g, ' ');
  scan.commands.push({ command, start, end: start + own.length, folder: scan.folder });
  const target = CHANGE.exec(command)?.[1];
  if (target !== undefined) scan.folder = enter(scan.folder, target, scan.names);
  else if (command.startsWith('popd')) scan.folder = undefined;
}

function skipTo(scan: Scan, mark: string): void {
  const at = scan.text.indexOf(mark, scan.at);
  scan.at = at < 0 ? scan.text.length : at;
}

function skipPast(scan: Scan, mark: string, from: number): void {
  const at = scan.text.indexOf(mark, from);
  scan.at = at < 0 ? scan.text.length : at + mark.length;
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\r';
}

function isWordStart(text: string, at: number): boolean {
  const before = text[at - 1];
  return before === undefined || /[\s;&|(]/.test(before);
}

/** `;`, `|` and `&`, but not the `&` and `|` of a redirection (`2>&1`, `&>`, `>|`). */
function isSeparator(text: string, at: number): boolean {
  const character = text[at];
  if (character === ';') return true;
  if (character !== '|' && character !== '&') return false;
  const before = text[at - 1];
  if (before === '>' || before === '<') return false;
  return character === '|' || text[at + 1] !== '>';
}
