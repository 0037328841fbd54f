import { quote, type Entry, type PartialInventory, type ProblemLog, type Span, type SpanSource } from '@morel/model';
import { asObject, asString, entriesOf, get, type Parsed } from '@morel/parse';
import { plainPath } from '../../../reading/tree-path.ts';
import { npmComponent, projectComponent } from '../../component.ts';
import { digestsOf } from '../../integrity.ts';
import { buildEntries, type Link } from '../../lock-entries.ts';
import { isTooDeep } from '../../nesting.ts';
import { platformOf } from '../../platform.ts';
import { createUnresolved } from '../../unresolved.ts';
import { mayBeMissing, wishesOf, type Wish, type WrongType } from '../../wishes.ts';
import { readTuple, type BunTuple } from './tuple.ts';

/** Something in the tree that Bun lays out: where it looks for names first, and what it asks for. */
interface Node {
  readonly entry: Entry;
  /** Its key in `packages`; for a member of the workspace its name, for the project nothing. */
  readonly key: string;
  readonly label: string;
  readonly wishes: readonly Wish[];
}

/**
 * The graph of a bun.lock. The keys of `packages` are paths in the tree of installed packages: what `a` asks for is
 * `a/name` if there is such a key, else what the level above has.
 */
export function assembleBunLock(parsed: Parsed, log: ProblemLog, folder: string): PartialInventory {
  const members = membersOf(parsed, log, folder);
  const nodes: Node[] = members.map(({ node }) => node);
  const positions = new Map<string, number>();
  const memberAt = new Map(members.map(({ path }, position) => [path, position]));
  for (const [key, value] of entriesOf(get(parsed.value, 'packages'))) {
    const span = (): Span | undefined => parsed.span('packages', key);
    const tuple = readTuple(value);
    if (!tuple || key === '') {
      log.add('unknown-entry', `the entry ${quote(key)} does not name a package`, span);
      continue;
    }
    if (isTooDeep(key)) {
      log.add('too-deep', `the entry ${quote(key)} is nested too deep`, span);
      continue;
    }
    const member = tuple.workspace === undefined ? undefined : memberAt.get(plainPath(tuple.workspace));
    positions.set(key, member ?? nodes.push(nodeOf(key, tuple, span, log)) - 1);
  }
  const builder = buildEntries(
    nodes.map(({ entry }) => entry),
    linksOf(nodes, { positions, overrides: get(parsed.value, 'overrides') }, log),
  );
  for (const position of members.keys()) builder.addRoot(position, position === 0 ? 'project' : 'workspace');
  return builder.build();
}

/** The project first, then the members of its workspace. */
function membersOf(parsed: Parsed, log: ProblemLog, folder: string): { readonly path: string; readonly node: Node }[] {
  const workspaces = get(parsed.value, 'workspaces');
  if (workspaces !== undefined && !asObject(workspaces)) {
    log.add('unknown-entry', '"workspaces" is not an object', parsed.span('workspaces'));
  }
  const listed = entriesOf(workspaces).filter(([path]) => path !== '');
  const all: [string, unknown][] = [['', get(workspaces, '')], ...listed];
  return all.map(([key, value]) => {
    const fields = asObject(value) ?? {};
    const span = key === '' ? undefined : parsed.span('workspaces', key);
    if (value !== undefined && !asObject(value)) log.add('unknown-entry', `${quote(key)} is not an object`, span);
    const path = plainPath(key);
    const name = asString(fields['name']);
    const place = path === '' ? '.' : path;
    const component = projectComponent(name, asString(fields['version']), path === '' ? folder : path);
    const entry: Entry = { component, key: place, source: { kind: 'project', path: place }, span };
    const wishes = wishesOf(fields, true, wrongTypeIn(place, span, log));
    return { path, node: { entry, key: path === '' ? '' : (name ?? path), label: component.name, wishes } };
  });
}

function nodeOf(key: string, tuple: BunTuple, span: SpanSource, log: ProblemLog): Node {
  const { name, version, source, info, integrity } = tuple;
  const installName = lastName(key);
  const marker = platformOf(info);
  const entry: Entry = {
    component: npmComponent(name, version, source),
    key,
    source,
    digests: digestsOf(integrity),
    span,
    ...(installName !== name && { alias: installName }),
    ...(marker !== undefined && { marker }),
    ...(info['hasInstallScript'] === true && { installScript: true }),
  };
  return { entry, key, label: name, wishes: wishesOf(info, false, wrongTypeIn(key, span, log)) };
}

function wrongTypeIn(key: string, span: SpanSource | undefined, log: ProblemLog): WrongType {
  return (member, expected) => {
    log.add('unknown-entry', `${quote(member.join('.'))} of ${quote(key)} is not ${expected}`, span);
  };
}

interface Answers {
  readonly positions: ReadonlyMap<string, number>;
  /** By name, the range that stands in for all others. */
  readonly overrides: unknown;
}

function linksOf(nodes: readonly Node[], { positions, overrides }: Answers, log: ProblemLog): Link[] {
  const links: Link[] = [];
  const unresolved = createUnresolved();
  for (const [from, { key, label, wishes, entry }] of nodes.entries()) {
    for (const { name, specifier, kinds } of wishes) {
      const to = find(positions, key, name);
      if (to !== undefined) links.push({ from, to, kinds, specifier, overridden: get(overrides, name) !== undefined });
      else if (!mayBeMissing(kinds)) unresolved.add(label, name, specifier, entry.span);
    }
  }
  unresolved.report(log);
  return links;
}

function find(positions: ReadonlyMap<string, number>, from: string, name: string): number | undefined {
  for (let level = from; level !== ''; level = levelAbove(level)) {
    const found = positions.get(`${level}/${name}`);
    if (found !== undefined) return found;
  }
  return positions.get(name);
}

/** A key without its last name; a scope and what follows it are one name. */
function levelAbove(key: string): string {
  const last = lastName(key).length;
  return key.slice(0, Math.max(key.length - last - 1, 0));
}

function lastName(key: string): string {
  const slash = key.lastIndexOf('/');
  if (slash < 0) return key;
  const before = key.lastIndexOf('/', slash - 1);
  return key.slice((key[before + 1] === '@' ? before : slash) + 1);
}
