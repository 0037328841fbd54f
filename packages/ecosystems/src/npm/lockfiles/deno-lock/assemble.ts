import { quote, type EdgeKind, type Entry, type PartialInventory, type ProblemLog, type Span } from '@morel/model';
import { asArray, asObject, asString, entriesOf, get, stringsOf, type Parsed, type Step } from '@morel/parse';
import { baseName, folderOf, plainPath } from '../../../reading/tree-path.ts';
import { projectComponent } from '../../component.ts';
import { buildEntries, linksToUnreached, type Link } from '../../lock-entries.ts';
import { splitNameAt } from '../../specifier.ts';
import { createUnresolved, type Unresolved } from '../../unresolved.ts';
import { modulesOf } from './modules.ts';
import { entryOf } from './packages.ts';
import { nameOf, sectionsOf, type DenoPackage, type DenoSections } from './sections.ts';

/** What is being put together. */
interface Assembly {
  readonly entries: Entry[];
  readonly links: Link[];
  /** By id with its kind: `npm:chalk@5.6.2`. */
  readonly positions: Map<string, number>;
  /** By kind and name, the last id. */
  readonly byName: Map<string, string>;
  readonly sections: DenoSections;
  readonly unresolved: Unresolved;
  /** Specifiers that the configuration or a package of JSR asks for. */
  readonly answered: Set<string>;
}

/**
 * The graph of a deno.lock. The workspace says what the project's configuration asks for; what code asks for by itself
 * (`npm:` and `jsr:` in an import) is only among the specifiers, so what nothing leads to hangs from the project.
 */
export function assembleDenoLock(parsed: Parsed, version: string, path: string, log: ProblemLog): PartialInventory {
  const sections = sectionsOf(parsed.value, version);
  const complain: Complain = (at, expected) => {
    log.add('unknown-entry', `${quote(at.join('.'))} is not ${expected}`, () => parsed.span(...at));
  };
  for (const at of sections.wrong) complain(at, 'of the expected type');
  // A file and no folder: it may stand for a deno.json and a package.json, neither of which asks for all of it.
  const component = projectComponent(undefined, undefined, folderOf(path));
  const root: Entry = { component, key: '.', source: { kind: 'project', path: baseName(path) } };
  const assembly: Assembly = {
    entries: [root],
    links: [],
    positions: new Map(),
    byName: new Map(),
    sections,
    unresolved: createUnresolved(),
    answered: new Set(),
  };
  addPackages(assembly, parsed, log);
  for (const one of sections.packages) linkPackage(assembly, one, complain);
  const members = linkWorkspace(assembly, parsed, complain);
  addModules(assembly, parsed, log);
  assembly.unresolved.report(log);
  const { entries, links } = assembly;
  const builder = buildEntries(entries, [
    ...links,
    ...linksToUnreached(entries.length, [...links, ...toMembers(members)]),
  ]);
  builder.addRoot(0, 'project');
  for (const member of members) builder.addRoot(member, 'workspace');
  return builder.build();
}

function toMembers(members: readonly number[]): Link[] {
  return members.map((to) => ({ from: 0, to, kinds: ['prod'] }));
}

function addPackages({ entries, positions, byName, sections }: Assembly, parsed: Parsed, log: ProblemLog): void {
  for (const one of sections.packages) {
    const span = (): Span | undefined => parsed.span(...one.at);
    const entry = entryOf(one, span);
    if (!entry) {
      log.add('unknown-entry', `the entry ${quote(one.key)} does not name a version of a package`, span);
      continue;
    }
    const id = `${one.kind}:${one.key}`;
    positions.set(id, entries.push(entry) - 1);
    byName.set(nameOf(id), id);
  }
}

function linkPackage(assembly: Assembly, { kind, key, fields, at }: DenoPackage, complain: Complain): void {
  const from = assembly.positions.get(`${kind}:${key}`);
  if (from === undefined) return;
  if (!asObject(fields)) complain(at, 'an object');
  const link = (asked: string, id: string | undefined, kinds: readonly EdgeKind[]): void => {
    const to = id === undefined ? undefined : assembly.positions.get(id);
    if (to !== undefined) assembly.links.push({ from, to, kinds });
    else if (!kinds.includes('optional')) assembly.unresolved.add(key, asked, undefined, assembly.entries[from]?.span);
  };
  const dependencies = get(fields, 'dependencies');
  // Until version 3 npm has a map from the name to the id.
  if (asObject(dependencies)) {
    for (const [name, id] of entriesOf(dependencies)) link(name, `npm:${asString(id) ?? ''}`, ['prod']);
  } else {
    for (const asked of textsOf(dependencies, [...at, 'dependencies'], complain)) {
      if (kind === 'jsr') assembly.answered.add(specifierOf(assembly, asked) ?? asked);
      link(asked, kind === 'jsr' ? answerTo(assembly, asked) : npmId(assembly, asked), ['prod']);
    }
  }
  const place = [...at, 'optionalDependencies'];
  for (const asked of textsOf(get(fields, 'optionalDependencies'), place, complain))
    link(asked, npmId(assembly, asked), ['optional']);
}

/** Says that a member is not of the type it should be. */
type Complain = (at: readonly Step[], expected: string) => void;

function textsOf(value: unknown, at: readonly Step[], complain: Complain): readonly string[] {
  if (value === undefined) return [];
  const texts = stringsOf(value);
  if (texts.length !== asArray(value)?.length) complain(at, 'a list of texts');
  return texts;
}

/** `name` where there is one version of it, `name@version`, or `alias@npm:name@version`. */
function npmId({ byName }: Assembly, asked: string): string | undefined {
  const { range } = splitNameAt(asked);
  if (range === '') return byName.get(`npm:${asked}`);
  return range.startsWith('npm:') ? range : `npm:${asked}`;
}

/** What answers `npm:name@range` or `jsr:name@range`. */
function answerTo(assembly: Assembly, asked: string): string | undefined {
  return assembly.sections.specifiers.get(specifierOf(assembly, asked) ?? '');
}

/** The specifier that is meant; a name alone stands for the only one that has it. */
function specifierOf({ sections: { specifiers, byName } }: Assembly, asked: string): string | undefined {
  if (specifiers.has(asked)) return asked;
  const named = byName.get(asked) ?? [];
  return named.length === 1 ? named[0] : undefined;
}

/** Links the project and the members of its workspace to what they ask for; gives the positions of the members. */
function linkWorkspace(assembly: Assembly, parsed: Parsed, complain: Complain): number[] {
  const { workspace, specifiers } = assembly.sections;
  linkWishes(assembly, { from: 0, owner: workspace, at: ['workspace'] }, complain);
  const members: number[] = [];
  for (const [key, owner] of entriesOf(get(workspace, 'members'))) {
    const at = ['workspace', 'members', key];
    const path = plainPath(key) || '.';
    const component = projectComponent(undefined, undefined, path);
    const source = { kind: 'project', path } as const;
    const entry: Entry = { component, key: path === '.' ? './' : path, source, span: () => parsed.span(...at) };
    const from = assembly.entries.push(entry) - 1;
    members.push(from);
    linkWishes(assembly, { from, owner, at }, complain);
  }
  for (const section of ['patches', 'links']) {
    for (const [key, owner] of entriesOf(get(workspace, section)))
      linkWishes(assembly, { from: 0, owner, at: ['workspace', section, key] }, complain);
  }
  // What neither the configuration nor a package of JSR asks for, code asks for.
  for (const [specifier, id] of specifiers) {
    const to = assembly.positions.get(id);
    if (to !== undefined && !assembly.answered.has(specifier))
      assembly.links.push({ from: 0, to, kinds: ['prod'], specifier });
  }
  return members;
}

const LISTS: readonly (readonly [readonly string[], EdgeKind])[] = [
  [['dependencies'], 'prod'],
  [['packageJson', 'dependencies'], 'prod'],
  [['packageJson', 'devDependencies'], 'dev'],
  [['peerDependencies'], 'peer'],
];

interface Wishing {
  readonly from: number;
  readonly owner: unknown;
  readonly at: readonly string[];
}

function linkWishes(assembly: Assembly, { from, owner, at }: Wishing, complain: Complain): void {
  if (owner !== undefined && !asObject(owner)) complain(at, 'an object');
  for (const [path, kind] of LISTS) {
    const list = path.reduce<unknown>((value, key) => get(value, key), owner);
    for (const asked of textsOf(list, [...at, ...path], complain)) {
      const id = answerTo(assembly, asked);
      const to = id === undefined ? undefined : assembly.positions.get(id);
      assembly.answered.add(specifierOf(assembly, asked) ?? asked);
      const specifier = from === 0 ? asked : undefined;
      if (to !== undefined) assembly.links.push({ from, to, kinds: [kind], specifier });
      else if (kind !== 'peer') assembly.unresolved.add('the project', asked, undefined);
    }
  }
}

function addModules({ entries, sections }: Assembly, parsed: Parsed, log: ProblemLog): void {
  const { entries: modules, hosts } = modulesOf(sections.remote, parsed);
  for (const one of modules) entries.push(one);
  if (sections.packages.some(({ kind }) => kind === 'jsr'))
    log.add('not-judged', 'no advisory database speaks of packages of JSR');
  if (hosts.length === 0) return;
  const more = hosts.length > 5 ? ` and ${hosts.length - 5} more` : '';
  const named = hosts.slice(0, 5).map((host) => quote(host, 100));
  log.add('not-judged', `no advisory database speaks of modules by their address: ${named.join(', ')}${more}`);
}
