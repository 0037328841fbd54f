import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type Component,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asObject, asString, entriesOf, get, readJson, type Parsed } from '@morel/parse';
import { semver } from '@morel/versions';
import { folderOf } from '../../reading/tree-path.ts';
import { about } from '../about.ts';
import { localPath, shownAddress, sourceOfAddress } from '../address.ts';
import { npmComponent, projectComponent } from '../component.ts';
import { readSpecifier, type Specifier } from '../specifier.ts';
import { wishesOf, type Fields, type Wish } from '../wishes.ts';
import { settingsOfManifest } from './manifest-settings.ts';

const NAMED = 5;

/**
 * Reads package.json: what it asks for, and, for projects without a lockfile, as much of what will be installed as can be
 * said without one.
 */
export const packageJsonReader: Reader = { format: 'package-json', read: readPackageJson };

function readPackageJson({ main }: ReaderFiles): ReadResult {
  const parsed = readJson(main.text, main.path);
  const log = createProblemLog(main.path, parsed.problems);
  const builder = new InventoryBuilder();
  const fields = asObject(parsed.value);
  if (fields) fill(builder, parsed, fields, { log, folder: folderOf(main.path) });
  else if (parsed.value !== undefined) log.add('wrong-format', 'the file holds no object, so it is not a package.json');
  return { inventory: builder.build(), problems: log.list() };
}

interface Context {
  readonly log: ProblemLog;
  readonly folder: string;
}

function fill(builder: InventoryBuilder, parsed: Parsed, fields: Fields, { log, folder }: Context): void {
  for (const member of ['name', 'version']) {
    const isText = fields[member] === undefined || typeof fields[member] === 'string';
    if (!isText) log.add('unknown-entry', `${quote(member)} is not a string`, parsed.span(member));
  }
  const wishes = wishesOf(fields, true, (path, expected) => {
    log.add('unknown-entry', `${quote(path.join('.'))} is not ${expected}`, parsed.span(...path));
  });
  for (const { name, specifier, kinds, field } of wishes) {
    const span = parsed.span(field, name);
    // The range stands in the project's own catalog: it is not this file that leaves it open.
    const asked = readSpecifier(specifier);
    const source = specifier.startsWith('catalog:') ? 'project' : asked.source;
    builder.addRequirement({
      ecosystem: about.id,
      name,
      specifier: shownAddress(specifier),
      kinds,
      source,
      // An alias holds a name before its range.
      ...(asked.name !== undefined && asked.range !== undefined && { range: asked.range }),
      ...(span && { span }),
    });
  }
  const component = projectComponent(asString(fields['name']), asString(fields['version']), folder);
  const root = builder.add({ component, key: '.', source: { kind: 'project', path: '.' } });
  builder.addRoot(root, 'project');
  addDependencies(builder, { parsed, wishes, pins: pinsOf(fields), root }, log);
  for (const setting of settingsOfManifest(parsed, fields)) builder.addSetting(setting);
}

interface Asked {
  readonly parsed: Parsed;
  readonly wishes: readonly Wish[];
  readonly pins: ReadonlyMap<string, string>;
  readonly root: number;
}

/** What would be installed: packages of the registry have a version only where one is named exactly. */
function addDependencies(builder: InventoryBuilder, { parsed, wishes, pins, root }: Asked, log: ProblemLog): void {
  const positions = new Map<string, number>();
  const open: string[] = [];
  for (const { name, specifier, kinds, field } of wishes) {
    const asked = readSpecifier(pins.get(name) ?? specifier);
    const isOptionalPeer = kinds.includes('peer') && kinds.includes('optional');
    if (asked.source === 'project' || isOptionalPeer || name === '') continue;
    const key = `${name}@${shownAddress(specifier)}`;
    const known = positions.get(key);
    const component = componentOf(name, asked);
    const span = parsed.span(field, name);
    const source = sourceOf(asked);
    const isAlias = component.name !== name;
    const position = known ?? builder.add({ component, key, source, span, ...(isAlias && { alias: name }) });
    builder.addEdge(root, position, kinds, shownAddress(specifier));
    if (known === undefined && asked.source === 'registry' && component.version === undefined) open.push(key);
    positions.set(key, position);
  }
  if (open.length === 0) return;
  const named = open.slice(0, NAMED).map((key) => quote(key));
  const more = open.length > NAMED ? ` and ${open.length - NAMED} more` : '';
  const given =
    open.length === 1 ? '1 dependency is given as a range' : `${open.length} dependencies are given as ranges`;
  log.add('unresolved-version', `${given}: ${named.join(', ')}${more}`);
}

function componentOf(name: string, asked: Specifier): Component {
  return npmComponent(asked.name || name, exactVersion(asked.range), sourceOf(asked));
}

function sourceOf({ source, address = '' }: Specifier): Parameters<typeof npmComponent>[2] {
  if (source === 'registry') return { kind: 'registry' };
  const found = sourceOfAddress(address);
  if (found) return found;
  return source === 'git' ? { kind: 'git', url: shownAddress(address) } : { kind: 'file', path: localPath(address) };
}

function exactVersion(range: string | undefined): string | undefined {
  if (range === undefined || semver.pinning(range) !== 'exact') return undefined;
  return range.replace(/^[=v\s]+/, '').trim();
}

/** What the project replaces whoever asks for it, as far as it is a plain list: npm, Yarn and pnpm each have their own. */
function pinsOf(fields: Fields): ReadonlyMap<string, string> {
  const pins = new Map<string, string>();
  for (const list of [fields['overrides'], fields['resolutions'], get(fields['pnpm'], 'overrides')]) {
    for (const [name, specifier] of entriesOf(list)) {
      if (typeof specifier === 'string' && !specifier.startsWith('$')) pins.set(name.replace(/^\*\*\//, ''), specifier);
    }
  }
  return pins;
}
