import { quote, type ProblemLog, type Span } from '@morel/model';
import { checksumsOf, reportBare, type Checksums } from './checksums.ts';
import { fullName, parseAsked, type Asked } from './lines.ts';
import { sectionsOf, type Section } from './sections.ts';
import { SOURCES, specsOf, type Spec } from './specs.ts';

/** What a lockfile of Bundler says. */
export interface LockFile {
  readonly specs: readonly Spec[];
  /** What the Gemfile asks for. */
  readonly asked: readonly Asked[];
  /** Undefined where the file has no such section: the project has not opted in. */
  readonly checksums: Checksums | undefined;
  /** The Bundler that wrote the file, and that runs where it is used. */
  readonly bundler: { readonly version: string; readonly span: Span } | undefined;
}

const LISTS: ReadonlySet<string> = new Set(['PLATFORMS', 'DEPENDENCIES', 'CHECKSUMS', 'RUBY VERSION', 'BUNDLED WITH']);
const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/m;
const VERSION = /^[0-9]+(?:\.[0-9A-Za-z]+)*$/;

/** Reads a lockfile of Bundler; undefined, and why, where the text is none. */
export function readLockFile(text: string, log: ProblemLog): LockFile | undefined {
  const { sections, strays } = sectionsOf(text);
  const conflict = CONFLICT.exec(text.replaceAll('\r', '\n'));
  if (conflict) {
    const span = { start: conflict.index, end: conflict.index + conflict[0].length };
    log.add('conflict-markers', 'a merge conflict was left in the file', span);
    return undefined;
  }
  if (!sections.some(({ title }) => SOURCES.has(title.text) || LISTS.has(title.text))) {
    log.add('wrong-format', 'the file has none of the sections of a lockfile of Bundler');
    return undefined;
  }
  for (const { text: line, span } of strays) log.add('unknown-entry', `${quote(line)} stands in no section`, span);
  const named = (title: string): Section[] => sections.filter((section) => section.title.text === title);
  const specs = onceEach(
    sections.filter(({ title }) => SOURCES.has(title.text)).flatMap((section) => specsOf(section, log)),
    log,
  );
  reportSections(sections, log);
  const asked = named('DEPENDENCIES').flatMap((section) => askedOf(section, log));
  const lists = named('CHECKSUMS');
  const checksums = lists.length === 0 ? undefined : checksumsOf(lists, specs, log);
  const bundler = bundlerOf(named('BUNDLED WITH'), log);
  if (checksums && !bundler) reportBare(checksums, lists, specs, log);
  return { specs, asked, checksums, bundler };
}

function onceEach(specs: readonly Spec[], log: ProblemLog): Spec[] {
  const seen = new Set<string>();
  return specs.filter((spec) => {
    const name = fullName(spec);
    if (!seen.has(name)) return seen.add(name);
    log.add('duplicate-key', `${quote(name)} is listed twice`, spec.span);
    return false;
  });
}

function askedOf({ lines }: Section, log: ProblemLog): Asked[] {
  return lines.flatMap((line) => {
    if (line.indent === 2) return parseAsked(line, log) ?? [];
    log.add('unknown-entry', `${quote(line.text)} is not indented as a dependency is`, line.span);
    return [];
  });
}

/** Every Bundler since 1.0 writes `PLATFORMS` and `DEPENDENCIES`, behind the gems. */
function reportSections(sections: readonly Section[], log: ProblemLog): void {
  for (const { title } of sections) {
    if (SOURCES.has(title.text) || LISTS.has(title.text)) continue;
    log.add('unknown-entry', `the section ${quote(title.text)} is not known`, title.span);
  }
  if (sections.some(({ title }) => title.text === 'DEPENDENCIES')) return;
  log.add('unknown-entry', 'the section DEPENDENCIES is missing: the file may be cut off');
}

function bundlerOf(sections: readonly Section[], log: ProblemLog): LockFile['bundler'] {
  const section = sections.at(-1);
  if (!section) {
    log.add('not-judged', 'BUNDLED WITH is missing, with which Bundler ends the file since its version 1.10');
    return undefined;
  }
  const [line, ...others] = section.lines;
  if (line && others.length === 0 && VERSION.test(line.text)) return { version: line.text, span: line.span };
  const span = (others[0] ?? line ?? section.title).span;
  log.add('unknown-entry', 'BUNDLED WITH does not name the version of Bundler: the file may be cut off', span);
  return undefined;
}
