import {
  createProblemLog,
  HAND_OVER,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
  type Span,
} from '@morel/model';
import { asArray, asObject, asString, get, loadYaml, readBlockYaml, stringsOf, type Parsed } from '@morel/parse';
import { withoutUser } from '../reading/without-user.ts';
import { about } from './about.ts';
import { addFile, addRepository } from './add-repository.ts';

/** What pre-commit calls hooks that come from no repository. */
const NO_REPOSITORY: ReadonlySet<string> = new Set(['local', 'meta', 'builtin']);
const FROZEN = /^[ \t]+#[ \t]*frozen:[ \t]*[^\s]{1,100}/;

/** Repositories of hooks. Source: pre-commit.com, "Adding pre-commit plugins to your project", top-level and `repos`. */
export const preCommitReader: Reader = {
  format: 'pre-commit-config',
  read: (files) => readConfig(files, readBlockYaml),
  full: async () => {
    const yaml = await loadYaml();
    return { read: (files) => readConfig(files, yaml) };
  },
};

/** Reads YAML: the fast reader of `parse`, which gives undefined where it hands over, or the general one. */
type ReadYaml = (text: string, path: string) => readonly Parsed[] | undefined;

function readConfig({ main }: ReaderFiles, yaml: ReadYaml): ReadResult | typeof HAND_OVER {
  const documents = yaml(main.text, main.path);
  if (!documents) return HAND_OVER;
  const [parsed, ...more] = documents;
  const log = createProblemLog(main.path, parsed?.problems);
  const builder = new InventoryBuilder();
  if (parsed?.value !== undefined) {
    const repositories = asArray(get(parsed.value, 'repos'));
    if (more.length > 0) log.add('unknown-entry', 'the file holds several documents; only the first was read');
    if (!asObject(parsed.value)) log.add('wrong-format', 'a configuration of pre-commit is a map at its top');
    else if (!repositories) log.add('unknown-entry', 'there is no list of repositories', parsed.span('repos'));
    else addAll(builder, repositories, { parsed, text: main.text, log, path: main.path });
  }
  return { inventory: builder.build(), problems: log.list() };
}

interface FileParts {
  readonly parsed: Parsed;
  readonly text: string;
  readonly log: ProblemLog;
  readonly path: string;
}

function addAll(builder: InventoryBuilder, repositories: readonly unknown[], parts: FileParts): void {
  const { parsed, text, log } = parts;
  const file = addFile(builder, parts.path);
  const packages = new Set<string>();
  for (const [position, entry] of repositories.entries()) {
    const at = ['repos', position] as const;
    const address = asString(get(entry, 'repo'))?.trim();
    for (const name of additionalPackages(entry)) packages.add(name);
    if (address === undefined || address === '') {
      log.add('unknown-entry', 'an entry names no repository', () => parsed.span(...at));
      continue;
    }
    if (NO_REPOSITORY.has(address)) continue;
    const version = asString(get(entry, 'rev')) || undefined;
    const span = parsed.span(...at);
    if (version === undefined)
      log.add('unknown-entry', `${quote(withoutUser(address))} has no rev, which tells what is run`, () =>
        parsed.span(...at, 'repo'),
      );
    const added = addRepository(builder, { address, version, key: `/repos/${position}`, span });
    const asked = {
      specifier: version ?? '',
      ...(span && { span }),
      ...frozen(version, text, parsed.span(...at, 'rev')),
    };
    builder.addEdge(file, added.position, ['dev'], asked.specifier);
    builder.addRequirement({ ecosystem: about.id, name: added.name, kinds: ['dev'], source: 'registry', ...asked });
  }
  notePackages(packages, log);
}

function additionalPackages(entry: unknown): string[] {
  return (asArray(get(entry, 'hooks')) ?? []).flatMap((hook) => stringsOf(get(hook, 'additional_dependencies')));
}

function notePackages(packages: ReadonlySet<string>, log: ProblemLog): void {
  if (packages.size === 0) return;
  const shown = [...packages].slice(0, 5).map((name) => quote(withoutUser(name), 60));
  const more = packages.size > shown.length ? ` and ${packages.size - shown.length} more` : '';
  log.add('not-judged', `hooks bring in packages of their own, which are not read: ${shown.join(', ')}${more}`);
}

/** What is asked for where a comment says which release a commit is: all of it as written, and the commit alone. */
function frozen(
  version: string | undefined,
  text: string,
  place: Span | undefined,
): { readonly specifier: string; readonly range: string; readonly span: Span } | undefined {
  const comment = place && FROZEN.exec(text.slice(place.end, place.end + 200))?.[0];
  if (!comment || version === undefined) return undefined;
  const span = { start: place.start, end: place.end + comment.length };
  return { specifier: text.slice(span.start, span.end).replace(/^[^:]*:\s*/, ''), range: version, span };
}
