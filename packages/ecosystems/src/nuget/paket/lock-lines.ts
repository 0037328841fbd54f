import { quote, type ProblemLog, type Span } from '@morel/model';
import { textLines } from '@morel/parse';

/** An entry of a paket.lock with what stands below it. */
export interface PaketEntry {
  /** Main where none is named. */
  readonly group: string;
  readonly kind: 'NUGET' | 'GITHUB' | 'GIST' | 'GIT' | 'HTTP';
  /** The address or repository that stands above it. */
  readonly remote: string;
  /** Id of the package, path of the file, empty for a git repository. */
  readonly name: string;
  /** Version of a package, commit of a repository. */
  readonly version: string | undefined;
  /** What stands behind a hyphen: `restriction: …`. */
  readonly options: string | undefined;
  readonly asks: readonly { readonly name: string; readonly range: string }[];
  readonly span: Span;
}

type Draft = { -readonly [K in keyof PaketEntry]: PaketEntry[K] } & { asks: { name: string; range: string }[] };

const KINDS: ReadonlySet<string> = new Set(['NUGET', 'GITHUB', 'GIST', 'GIT', 'HTTP']);
/** Options of a group: `STORAGE: NONE`, `RESTRICTION: == net8.0`. */
const OPTION = /^[A-Z][A-Z_-]*: *\S/;
const GROUP = /^GROUP +(\S+)$/;

/**
 * The entries of a paket.lock: what an indentation of two, four or five, and six blanks holds. Lines that are none of what
 * Paket writes are reported. Source: Paket's documentation, "The paket.lock file", and its `LockFileParser`.
 */
export function lockEntries(text: string, log: ProblemLog): PaketEntry[] {
  const entries: Draft[] = [];
  let group = 'Main';
  let kind: PaketEntry['kind'] | undefined;
  let remote: string | undefined;
  let before = 0;
  let heading: Span | undefined;
  const closeSection = (): void => {
    if (heading && entries.length === before)
      log.add('unknown-entry', 'the section is empty: the file may be cut off', heading);
    heading = undefined;
    before = entries.length;
  };
  for (const { text: line, start } of textLines(text)) {
    const content = line.trim();
    if (content === '') continue;
    const depth = line.search(/\S/);
    const span = { start: start + depth, end: start + line.trimEnd().length };
    const refuse = (): void => log.add('unknown-entry', `the line ${quote(content)} was not understood`, span);
    if (depth === 0 || (remote !== undefined && content.startsWith('remote:'))) closeSection();
    if (depth === 0) {
      const named = GROUP.exec(content)?.[1];
      if (named !== undefined) [group, kind, remote] = [named, undefined, undefined];
      else if (isKind(content)) [kind, remote, heading] = [content, undefined, span];
      else if (!OPTION.test(content)) refuse();
    } else if (depth < 4) {
      if (content.startsWith('remote:')) [remote, heading] = [content.slice('remote:'.length).trim(), span];
      else if (content !== 'specs:') refuse();
    } else if (kind === undefined || remote === undefined) refuse();
    else if (depth < 6) {
      const entry = readEntry(content, { group, kind, remote, span });
      if (entry) entries.push(entry);
      else refuse();
    } else if (!addWish(entries.at(-1), content)) refuse();
  }
  closeSection();
  return entries;
}

function isKind(text: string): text is PaketEntry['kind'] {
  return KINDS.has(text);
}

function readEntry(content: string, place: Pick<PaketEntry, 'group' | 'kind' | 'remote' | 'span'>): Draft | undefined {
  const parts = splitLine(content);
  if (!parts) return undefined;
  const { name, inner: version, options } = parts;
  if (!version && place.kind !== 'HTTP') return undefined;
  if (name === '' && place.kind !== 'GIT') return undefined;
  return { ...place, name, version: version || undefined, options, asks: [] };
}

/** What an entry asks for; below a repository also what is done with it (`build: …`), which is no package. */
function addWish(entry: Draft | undefined, content: string): boolean {
  if (!entry) return false;
  if (entry.kind !== 'NUGET' && /^(?:build|os|path|operatingSystem): /i.test(content)) return true;
  const parts = splitLine(content);
  if (!parts || parts.name === '') return false;
  entry.asks.push({ name: parts.name, range: parts.inner ?? '' });
  return true;
}

/** `Name (inner) - options`, of which each part may be missing; undefined where a parenthesis is left open. */
function splitLine(
  content: string,
): { name: string; inner: string | undefined; options: string | undefined } | undefined {
  const dash = content.indexOf(' - ');
  const head = (dash < 0 ? content : content.slice(0, dash)).trim();
  const options = dash < 0 ? undefined : content.slice(dash + ' - '.length).trim();
  const open = head.indexOf('(');
  if (open < 0)
    return head.includes(')') || head.endsWith(' -') ? undefined : { name: head, inner: undefined, options };
  const inner = head.slice(open + 1, -1);
  if (!head.endsWith(')') || /[()]/.test(inner)) return undefined;
  return { name: head.slice(0, open).trim(), inner, options };
}
