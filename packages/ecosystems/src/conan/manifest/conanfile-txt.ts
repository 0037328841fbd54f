import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type EdgeKind,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
  type Span,
} from '@morel/model';
import { textLines } from '@morel/parse';
import { conan } from '@morel/versions';
import { about } from '../about.ts';
import { recipeComponent } from '../names.ts';
import { parseReference, plainReference, type Reference } from '../reference.ts';

const KINDS: ReadonlyMap<string, EdgeKind> = new Map<string, EdgeKind>([
  ['requires', 'prod'],
  ['tool_requires', 'build'],
  ['build_requires', 'build'],
  ['test_requires', 'dev'],
]);
/** Sections that ask for nothing. */
const OTHERS: ReadonlySet<string> = new Set(['generators', 'options', 'imports', 'layout']);
const SECTION = /^\[([a-z_]{2,50})\]/;

/** One requirement and where it stands. */
interface Line {
  readonly text: string;
  readonly kind: EdgeKind;
  readonly span: Span;
}

/**
 * Reads conanfile.txt: sections of lines, one requirement each; `#` after a space starts a comment. Source: Conan's
 * documentation, "conanfile.txt".
 */
export const conanfileTxtReader: Reader = { format: 'conanfile-txt', read };

function read({ main }: ReaderFiles): ReadResult {
  const log = createProblemLog(main.path);
  const builder = new InventoryBuilder();
  const lines = linesOf(main.text, log);
  if (!lines) return { inventory: builder.build(), problems: log.list() };
  const source = { kind: 'project', path: '.' } as const;
  const root = builder.add({ component: { ecosystem: about.id, name: main.path }, key: 'conanfile', source });
  builder.addRoot(root, 'project');
  const seen = new Set<string>();
  for (const line of lines) {
    const reference = parseReference(line.text);
    if (!reference) {
      log.add('unknown-entry', `${quote(line.text)} names no recipe with its version and was left out`, line.span);
      continue;
    }
    const key = `${line.kind} ${plainReference(reference)}`;
    if (seen.has(key)) log.add('duplicate-key', `${quote(line.text)} is asked for twice`, line.span);
    else add(builder, root, { line, reference, key, log });
    seen.add(key);
  }
  return { inventory: builder.build(), problems: log.list() };
}

/** The lines of the sections that ask for something; undefined (and why) where the text has no known section. */
function linesOf(text: string, log: ProblemLog): Line[] | undefined {
  const found: Line[] = [];
  let section: string | undefined;
  for (const { text: raw, start } of textLines(text)) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const offset = start + raw.indexOf(line);
    const name = SECTION.exec(line)?.[1];
    if (line.startsWith('[')) {
      const span = { start: offset, end: offset + line.length };
      if (name === undefined || (!KINDS.has(name) && !OTHERS.has(name))) {
        log.add('unknown-entry', `the section ${quote(line)} is not known and was left out`, span);
      }
      section = name ?? '';
      continue;
    }
    if (section === undefined) {
      const message = `the first line is no section, so the file is no conanfile.txt: ${quote(line)}`;
      log.add('wrong-format', message, { start: offset, end: offset + line.length });
      return undefined;
    }
    const kind = KINDS.get(section);
    const content = (line.split(' #', 1)[0] ?? '').trim();
    if (kind) found.push({ text: content, kind, span: { start: offset, end: offset + content.length } });
  }
  return found;
}

function add(
  builder: InventoryBuilder,
  root: number,
  {
    line,
    reference,
    key,
    log,
  }: { readonly line: Line; readonly reference: Reference; readonly key: string; readonly log: ProblemLog },
): void {
  const { kind, span, text } = line;
  const { name, version } = reference;
  const isRange = version.startsWith('[');
  const isExact = !isRange && conan.parse(version) !== undefined;
  if (!isExact) {
    log.add(
      'unresolved-version',
      `${quote(name)} is asked for as ${quote(text)}, and no lockfile says which it is`,
      span,
    );
  }
  const component = recipeComponent({ ...reference, version: isExact ? version : '' });
  const position = builder.add({ component, key, source: { kind: 'registry' }, span });
  builder.addEdge(root, position, [kind], version);
  builder.addRequirement({ ecosystem: about.id, name, specifier: version, kinds: [kind], source: 'registry', span });
}
