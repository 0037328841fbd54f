import { quote, type ProblemLog, type Source, type Span } from '@morel/model';
import { digestsOf, gitSource, registrySource } from '../sources.ts';
import { atomOf, itemsOf, nameOf, optionOf, textOf, type Term } from '../terms/term.ts';

/** What a package asks for. */
export interface Wish {
  /** The application, by which the lockfile lists it. */
  readonly app: string;
  readonly requirement: string | undefined;
  readonly isOptional: boolean;
}

/** One entry of a lockfile. */
export interface MixEntry {
  /** The application, which may have another name than the package. */
  readonly app: string;
  readonly name: string;
  readonly version: string | undefined;
  readonly source: Source;
  readonly digests: readonly string[];
  readonly wishes: readonly Wish[];
  readonly span: Span;
}

/** The entries of the map that a mix.lock is; what is not understood is reported and left out. */
export function entriesIn(map: readonly Term[], log: ProblemLog): MixEntry[] {
  const entries: MixEntry[] = [];
  for (const pair of map) {
    const [key, value] = itemsOf(pair, 'tuple') ?? [];
    const app = nameOf(key);
    const span = { start: pair.start, end: pair.end };
    const entry = app ? entryOf(app, itemsOf(value, 'tuple') ?? [], span, log) : undefined;
    if (entry) entries.push(entry);
    else log.add('unknown-entry', `the entry ${quote(app ?? '')} is of no kind that is known, and was left out`, span);
  }
  return entries;
}

function entryOf(app: string, tuple: readonly Term[], span: Span, log: ProblemLog): MixEntry | undefined {
  switch (atomOf(tuple[0])) {
    case 'hex':
      return hexEntry(app, tuple, span, log);
    case 'git':
      return gitEntry(app, tuple, span);
    default:
      return undefined;
  }
}

/**
 * `{:hex, name, version, inner checksum, managers, dependencies, repository, outer checksum}`; older versions of Hex end
 * earlier. The outer checksum is that of the archive. Source: `Hex.Utils.lock/1`.
 */
function hexEntry(app: string, tuple: readonly Term[], span: Span, log: ProblemLog): MixEntry | undefined {
  const [, packageName, versionTerm, , , dependencies, repository, outer] = tuple;
  const name = nameOf(packageName);
  const version = textOf(versionTerm);
  if (!name || !version) return undefined;
  const repo = textOf(repository) ?? 'hexpm';
  const from = registrySource(repo);
  if (!from) {
    const message = `${quote(name)} comes from the repository ${quote(repo)}, whose address is not in the lockfile`;
    log.add('not-judged', message, span);
  }
  return {
    app,
    name: from?.organisation === undefined ? name : `${from.organisation}/${name}`,
    version,
    source: from?.source ?? { kind: 'registry' },
    digests: digestsOf(textOf(outer)),
    wishes: wishesOf(app, dependencies, span, log),
    span,
  };
}

/** `{:git, address, commit, options}`. What version that is stands in code. */
function gitEntry(app: string, [, address, commit]: readonly Term[], span: Span): MixEntry | undefined {
  const url = textOf(address);
  if (!url) return undefined;
  const source = gitSource(url, textOf(commit));
  return { app, name: app, version: undefined, source, digests: [], wishes: [], span };
}

/** `[{application, requirement, options}]` */
function wishesOf(parent: string, list: Term | undefined, span: Span, log: ProblemLog): Wish[] {
  const isAbsent = list === undefined || atomOf(list) === 'nil';
  const items = itemsOf(list, 'list');
  if (!isAbsent && !items) log.add('unknown-entry', `the dependencies of ${quote(parent)} are no list`, span);
  const wishes: Wish[] = [];
  for (const item of items ?? []) {
    const [application, requirement, options] = itemsOf(item, 'tuple') ?? [];
    const app = nameOf(application);
    if (app === undefined) {
      log.add('unknown-entry', `a dependency of ${quote(parent)} was not understood`, item);
      continue;
    }
    const isOptional = atomOf(optionOf(options, 'optional')) === 'true';
    wishes.push({ app, requirement: textOf(requirement), isOptional });
  }
  return wishes;
}
