import { quote, type EdgeKind, type ProblemLog, type Source } from '@morel/model';
import { asArray, asString, entriesOf, get, stringsOf, type Parsed } from '@morel/parse';
import { plainPath } from '../../../reading/tree-path.ts';
import { withoutUser } from '../../../reading/without-user.ts';
import { pypiComponent } from '../../component.ts';
import type { LockNode, Wish } from '../../lock-node.ts';
import { specifierOfConstraint } from '../../manifests/poetry-constraint.ts';
import type { Project } from '../../manifests/pyproject/project.ts';
import { normaliseName } from '../../names.ts';
import { registryAddress } from '../../registry.ts';
import { digestsOf } from '../../requirement/digest.ts';
import { readRequirement } from '../../requirement/read-requirement.ts';
import { extrasAsked } from '../project-root.ts';

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** The entries of a poetry.lock with what they ask for. `project` says which extras the project asks for. */
export function readPoetryPackages(parsed: Parsed, project: Project | undefined, log: ProblemLog): LockNode[] {
  const tables = asArray(get(parsed.value, 'package')) ?? [];
  const asksOf = tables.map(dependencies);
  const asked = extrasAsked([...(project?.wishes ?? []), ...asksOf.flat()]);
  const metadata = get(parsed.value, 'metadata');
  const nodes: LockNode[] = [];
  for (const [index, table] of tables.entries()) {
    const span = parsed.span('package', index);
    const name = asString(get(table, 'name'));
    const version = asString(get(table, 'version'));
    if (!name || !version) {
      log.add('unknown-entry', `the entry ${quote(name ?? String(index + 1))} has no name or no version`, span);
      continue;
    }
    const source = sourceOf(table);
    if (source.kind === 'unknown') {
      log.add('unknown-entry', `the source of ${quote(name)} is of a kind that is not known`, span);
    }
    const marker = markerOf(table);
    nodes.push({
      entry: {
        component: pypiComponent(name, version, source),
        key: `${normaliseName(name)} ${version}`,
        source,
        span,
        digests: digestsOf(hashes(table, metadata, name)),
        ...(marker !== undefined && { marker }),
        ...groupsOf(table),
      },
      wishes: wishesOf(asksOf[index] ?? [], neededBy(table, normaliseName(name), asked)),
      asked: askedAs(table),
      isStated: groupsOf(table).groups !== undefined,
    });
  }
  return nodes;
}

function sourceOf(table: unknown): Source {
  const source = get(table, 'source');
  const address = asString(get(source, 'url')) ?? '';
  switch (asString(get(source, 'type'))) {
    case undefined:
    case 'pypi':
    case 'legacy': {
      const url = registryAddress(address === '' ? undefined : withoutUser(address), []);
      return { kind: 'registry', ...(url !== undefined && { url }) };
    }
    case 'git': {
      const commit = asString(get(source, 'resolved_reference')) ?? asString(get(source, 'reference')) ?? '';
      return { kind: 'git', url: withoutUser(address), ...(COMMIT.test(commit) && { commit }) };
    }
    case 'url':
      return { kind: 'url', url: withoutUser(address) };
    case 'file':
      return { kind: 'file', path: plainPath(address) };
    case 'directory':
      return { kind: get(table, 'develop') === true ? 'link' : 'file', path: plainPath(address) };
    default:
      return { kind: 'unknown' };
  }
}

/** Hashes stand with the package (since 1.3), or in `metadata.files`, or, in the oldest, in `metadata.hashes`. */
function hashes(table: unknown, metadata: unknown, name: string): (string | undefined)[] {
  const own = asArray(get(table, 'files'));
  const listed = own ?? asArray(get(get(metadata, 'files'), name)) ?? [];
  if (listed.length > 0) return listed.map((file) => asString(get(file, 'hash')));
  return stringsOf(get(get(metadata, 'hashes'), name)).map((hex) => `sha256:${hex}`);
}

/** Since 2.1 a condition stands in `markers`, one text, or one for each group. */
function markerOf(table: unknown): string | undefined {
  const markers = get(table, 'markers') ?? get(table, 'marker');
  const text = asString(markers);
  if (text !== undefined) return text;
  const byGroup = entriesOf(markers).map(([, marker]) => asString(marker));
  return [...new Set(byGroup.filter((marker) => marker !== undefined))].join(' or ') || undefined;
}

function groupsOf(table: unknown): { groups?: readonly string[] } {
  const category = asString(get(table, 'category'));
  const groups = category === undefined ? stringsOf(get(table, 'groups')) : [category];
  return groups.length > 0 ? { groups } : {};
}

/** How the project asks for the package, by what the entry says of itself. */
function askedAs(table: unknown): readonly EdgeKind[] {
  const { groups = ['main'] } = groupsOf(table);
  if (!groups.includes('main')) return ['dev'];
  return get(table, 'optional') === true ? ['optional'] : ['prod'];
}

interface Dependency {
  readonly name: string;
  readonly extras: readonly string[];
  readonly specifier: string;
  readonly isOptional: boolean;
  readonly marker?: string;
}

/** A dependency is a constraint, a table, or a list of those, one for each condition. */
function dependencies(table: unknown): Dependency[] {
  return entriesOf(get(table, 'dependencies')).flatMap(([name, value]) =>
    (asArray(value) ?? [value]).map((item) => {
      const marker = asString(get(item, 'markers'));
      return {
        name: normaliseName(name),
        extras: stringsOf(get(item, 'extras')),
        specifier: specifierOfConstraint(asString(item) ?? asString(get(item, 'version')) ?? ''),
        isOptional: get(item, 'optional') === true,
        ...(marker !== undefined && { marker }),
      };
    }),
  );
}

/** The names of what the extras bring that somebody asks for. */
function neededBy(table: unknown, name: string, asked: ReadonlySet<string>): ReadonlySet<string> {
  const needed = new Set<string>();
  for (const [extra, list] of entriesOf(get(table, 'extras'))) {
    if (!asked.has(`${name} ${normaliseName(extra)}`)) continue;
    for (const text of stringsOf(list)) needed.add(normaliseName(readRequirement(text)?.name ?? ''));
  }
  return needed;
}

/** An optional dependency belongs to extras: it is needed where somebody asks for one of them. */
function wishesOf(asks: readonly Dependency[], needed: ReadonlySet<string>): Wish[] {
  return asks.map((dependency) => {
    const isNeeded = !dependency.isOptional || needed.has(dependency.name);
    return {
      name: dependency.name,
      kinds: isNeeded ? ['prod'] : ['optional'],
      specifier: dependency.specifier,
      // The condition on an optional dependency names the extra, which is decided already.
      ...(dependency.marker !== undefined && !dependency.isOptional && { marker: dependency.marker }),
    };
  });
}
