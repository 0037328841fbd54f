import { quote, type ProblemLog, type Source, type Span } from '@morel/model';
import { withoutUser } from '../../reading/without-user.ts';
import { digestsOf, gitSource, PUBLIC_REGISTRY } from '../sources.ts';
import { atomOf, itemsOf, nameOf, textOf, type Term } from '../terms/term.ts';

/** One entry of a lockfile. */
export interface RebarEntry {
  /** The application, which may have another name than the package. */
  readonly app: string;
  readonly name: string;
  readonly version: string | undefined;
  readonly source: Source;
  readonly digests: readonly string[];
  /** How far from the project: 0 for what it asks for itself. */
  readonly level: number | undefined;
  readonly span: Span;
}

/** The entries of the list; what is not understood is reported and left out. */
export function entriesIn(list: readonly Term[], archives: ReadonlyMap<string, string>, log: ProblemLog): RebarEntry[] {
  const entries: RebarEntry[] = [];
  for (const item of list) {
    const [appTerm, sourceTerm, levelTerm] = itemsOf(item, 'tuple') ?? [];
    const app = nameOf(appTerm);
    const origin = app ? originOf(app, itemsOf(sourceTerm, 'tuple') ?? []) : undefined;
    const span = { start: item.start, end: item.end };
    if (!app || !origin) {
      log.add('unknown-entry', `the entry ${quote(app ?? '')} is of no kind that is known, and was left out`, span);
      continue;
    }
    const level = levelTerm?.kind === 'number' ? levelTerm.value : undefined;
    const digests = origin.source.kind === 'registry' ? digestsOf(archives.get(app)) : [];
    entries.push({ app, ...origin, digests, level, span });
  }
  return entries;
}

type Origin = Pick<RebarEntry, 'name' | 'version' | 'source'>;

/** `{pkg, name, version}`, or a repository: `{git, address, {ref, commit}}`. Source: rebar3's documentation, "Dependencies". */
function originOf(app: string, tuple: readonly Term[]): Origin | undefined {
  const [kind, first, second] = tuple;
  if (atomOf(kind) === 'pkg') {
    const name = nameOf(first);
    const version = textOf(second);
    return name && version ? { name, version, source: { kind: 'registry', url: PUBLIC_REGISTRY } } : undefined;
  }
  const address = textOf(first);
  if (!address) return undefined;
  switch (atomOf(kind)) {
    case 'git':
    case 'git_subdir':
      return { name: app, version: undefined, source: gitSource(address, referenceOf(second)) };
    case 'hg':
      return { name: app, version: undefined, source: { kind: 'url', url: withoutUser(address) } };
    default:
      return undefined;
  }
}

/** `{ref, "commit"}`, or the commit alone. */
function referenceOf(term: Term | undefined): string | undefined {
  const [kind, value] = itemsOf(term, 'tuple') ?? [];
  return atomOf(kind) === 'ref' ? textOf(value) : textOf(term);
}
