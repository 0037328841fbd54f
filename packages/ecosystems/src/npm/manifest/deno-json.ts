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
import {
  asArray,
  asObject,
  asString,
  entriesOf,
  get,
  readJsonc,
  stringsOf,
  type Parsed,
  type Step,
} from '@morel/parse';
import { semver } from '@morel/versions';
import { folderOf } from '../../reading/tree-path.ts';
import { withoutUser } from '../../reading/without-user.ts';
import { about } from '../about.ts';
import { npmComponent, projectComponent } from '../component.ts';
import { jsrComponent } from '../lockfiles/deno-lock/packages.ts';

/** A package that an import map names. */
interface Import {
  readonly component: Component;
  /** As written. */
  readonly specifier: string;
  readonly range: string;
  readonly at: readonly Step[];
}

const PACKAGE = /^(npm|jsr):\/?((?:@[^/@]+\/)?[^/@]+)(?:@([^/]*))?(?:\/.*)?$/;
const ADDRESS = /^https?:\/\//i;
const NAMED = 5;

/** Reads deno.json: the packages that its import map names, and its settings. Source: docs.deno.com, "deno.json". */
export const denoJsonReader: Reader = { format: 'deno-json', read: readDenoJson };

function readDenoJson({ main }: ReaderFiles): ReadResult {
  const parsed = readJsonc(main.text, main.path);
  const log = createProblemLog(main.path, parsed.problems);
  const builder = new InventoryBuilder();
  if (asObject(parsed.value)) fill(builder, parsed, folderOf(main.path), log);
  else if (parsed.value !== undefined) log.add('wrong-format', 'the file holds no object, so it is not a deno.json');
  return { inventory: builder.build(), problems: log.list() };
}

function fill(builder: InventoryBuilder, parsed: Parsed, folder: string, log: ProblemLog): void {
  const fields = parsed.value;
  const component = projectComponent(asString(get(fields, 'name')), asString(get(fields, 'version')), folder);
  const root = builder.add({ component, key: '.', source: { kind: 'project', path: '.' } });
  builder.addRoot(root, 'project');
  const open: string[] = [];
  const known = new Set<string>();
  for (const { component: asked, specifier, range, at } of importsOf(parsed, open, log)) {
    const span = parsed.span(...at);
    if (known.has(specifier)) continue;
    known.add(specifier);
    const shared = { ecosystem: about.id, name: asked.name, specifier, range, kinds: ['prod'] as const };
    builder.addRequirement({ ...shared, source: 'registry', ...(span && { span }) });
    const to = builder.add({ component: asked, key: specifier, source: { kind: 'registry' }, ...(span && { span }) });
    builder.addEdge(root, to, ['prod'], specifier);
    if (asked.version === undefined) open.push(specifier);
  }
  reportOpen(open, log);
  addSettings(builder, parsed);
}

/** The packages of `imports` and `scopes`. What has only an address goes to `open`; paths of the project are left out. */
function* importsOf(parsed: Parsed, open: string[], log: ProblemLog): Generator<Import> {
  const fields = parsed.value;
  const maps: (readonly [readonly Step[], unknown])[] = [[['imports'], get(fields, 'imports')]];
  for (const [scope, map] of entriesOf(get(fields, 'scopes'))) maps.push([['scopes', scope], map]);
  for (const [place, map] of maps) {
    if (map !== undefined && !asObject(map))
      log.add('unknown-entry', `${quote(place.join('.'))} is not an object`, () => parsed.span(...place));
    for (const [name, value] of entriesOf(map)) {
      const at = [...place, name];
      const specifier = asString(value);
      if (specifier === undefined) {
        log.add('unknown-entry', `${quote(at.join('.'))} is not a string`, () => parsed.span(...at));
        continue;
      }
      const found = packageOf(specifier);
      if (found) yield { ...found, specifier, at };
      else if (ADDRESS.test(specifier)) open.push(withoutUser(specifier));
      else if (/^(?:npm|jsr):/.test(specifier))
        log.add('unknown-entry', `${quote(specifier)} names no package`, () => parsed.span(...at));
    }
  }
  const file = asString(get(fields, 'importMap'));
  if (file !== undefined) open.push(file);
}

function packageOf(specifier: string): Pick<Import, 'component' | 'range'> | undefined {
  const [, kind, name, range = '*'] = PACKAGE.exec(specifier) ?? [];
  if (name === undefined) return undefined;
  const version = semver.pinning(range) === 'exact' ? range.replace(/^[=v\s]+/, '').trim() : undefined;
  const component = kind === 'jsr' ? jsrComponent(name, version) : npmComponent(name, version, { kind: 'registry' });
  return { component, range };
}

function reportOpen(open: readonly string[], log: ProblemLog): void {
  if (open.length === 0) return;
  const named = open.slice(0, NAMED).map((one) => quote(one));
  const more = open.length > NAMED ? ` and ${open.length - NAMED} more` : '';
  log.add('unresolved-version', `nothing says what is loaded for ${named.join(', ')}${more}`);
}

/** Settings that the table of the client speaks of. */
function addSettings(builder: InventoryBuilder, parsed: Parsed): void {
  for (const path of [
    ['lock'],
    ['lock', 'frozen'],
    ['minimumDependencyAge'],
    ['minimumDependencyAge', 'age'],
    ['allowScripts'],
    ['allowScripts', 'allow'],
  ]) {
    const value = path.reduce<unknown>((object, key) => get(object, key), parsed.value);
    if (value === undefined || asObject(value)) continue;
    const span = parsed.span(...path);
    const shown = asArray(value) ? `[${stringsOf(value).join(', ')}]` : textOf(value);
    builder.addSetting({ client: 'deno', key: path.join('.'), value: shown, ...(span && { span }) });
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
