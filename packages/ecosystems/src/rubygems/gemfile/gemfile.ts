import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { rubygems } from '@morel/versions';
import { about } from '../about.ts';
import { gemComponent } from '../names.ts';
import { projectEntry } from '../project-entry.ts';
import { readWholeGemfile, type GemfilePart, type WholeGemfile } from './read-gemfile.ts';
import type { GemWish } from './wishes.ts';

const EXACT = /^= (\S+)$/;

/** Reads a Gemfile without evaluating it: what it asks for in literals, and what it says that is none. */
export const gemfileReader: Reader = { format: 'gemfile', read };

function read(files: ReaderFiles): ReadResult {
  const { main } = files;
  const log = createProblemLog(main.path);
  const builder = new InventoryBuilder();
  if (/^<{7} /m.test(main.text)) {
    log.add('conflict-markers', 'a merge conflict was left in the file');
    return { inventory: builder.build(), problems: log.list() };
  }
  const gemfile = readWholeGemfile(main, files);
  const root = builder.add(projectEntry(main.path));
  builder.addRoot(root, 'project');
  for (const part of gemfile.parts) {
    for (const [index, wish] of part.wishes.entries())
      addWish(builder, root, { part, wish, index, main: main.path }, log);
  }
  reportGaps(gemfile, log);
  return { inventory: builder.build(), problems: log.list(), wants: gemfile.wants };
}

interface Place {
  readonly part: GemfilePart;
  readonly wish: GemWish;
  readonly index: number;
  readonly main: string;
}

/** What the gem would be without a lockfile; its version is known only where the requirement pins one. */
function addWish(builder: InventoryBuilder, root: number, { part, wish, index, main }: Place, log: ProblemLog): void {
  const { name, requirement, source, span, kinds, groups } = wish;
  const file = part.file.path === main ? undefined : part.file.path;
  const [, pinned] = EXACT.exec(requirement ?? '') ?? [];
  const version = pinned !== undefined && rubygems.parse(pinned) ? pinned : undefined;
  if (version === undefined && source.kind !== 'link') {
    const range = requirement === undefined ? 'a value that is not evaluated' : quote(requirement || '>= 0');
    log.add(
      'unresolved-version',
      `${quote(name)} is asked for as ${range}, and no lockfile says which it is`,
      span,
      file,
    );
  }
  const position = builder.add({
    component: gemComponent({ name, version, source }),
    key: `${part.file.path} ${index} ${name}`,
    source,
    span,
    ...(groups.length > 0 && { groups }),
    ...(file !== undefined && { file }),
  });
  builder.addEdge(root, position, kinds, requirement || undefined);
  builder.addRequirement({
    ecosystem: about.id,
    name,
    specifier: specifierOf(wish),
    kinds,
    // Of a value that is not evaluated nobody can say whether the lockfile has it.
    source: requirement === undefined ? 'unknown' : source.kind,
    span,
    ...(file !== undefined && { file }),
  });
}

function specifierOf({ source, requirement = '' }: GemWish): string {
  if (source.kind === 'git') return source.url;
  return source.kind === 'link' ? source.path : requirement;
}

/** What a lockfile would tell is unresolved without one; a plugin stands in none. */
function reportGaps({ parts, missing }: WholeGemfile, log: ProblemLog): void {
  for (const { file, unread, gemspecs, plugins, open } of parts) {
    const textAt = ({ start, end }: { start: number; end: number }): string => quote(file.text.slice(start, end), 60);
    for (const span of unread)
      log.add('unresolved-version', `${textAt(span)} is not evaluated, and may ask for gems`, span, file.path);
    for (const span of gemspecs)
      log.add('unresolved-version', `what the gemspec asks for (${textAt(span)}) is not read`, span, file.path);
    for (const span of open)
      log.add('unknown-entry', 'the file ends within a block: it may be cut off', span, file.path);
    for (const span of plugins)
      log.add('not-judged', `a plugin of Bundler (${textAt(span)}) stands in no lockfile`, span, file.path);
  }
  for (const { part, at, why } of missing)
    log.add('unresolved-version', `${quote(at.path)} is taken in, but ${why}`, at.span, part.file.path);
}
