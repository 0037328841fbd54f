import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asObject, readJson, type Parsed } from '@morel/parse';
import { folderOf } from '../../reading/tree-path.ts';
import { about } from '../about.ts';
import { exactVersion } from '../exact-version.ts';
import { isVirtual, packageComponent, projectComponent } from '../names.ts';
import { manifestOf, type Manifest } from './manifest.ts';
import { settingsOf } from './settings.ts';

const NAMED = 5;

/** Reads composer.json: what the project asks for, with the versions that it pins itself, and what it sets for Composer. */
export const composerJsonReader: Reader = { format: 'composer-json', read: readManifest };

function readManifest({ main: { path, text } }: ReaderFiles): ReadResult {
  const parsed = readJson(text, path);
  const log = createProblemLog(path, parsed.problems);
  const builder = new InventoryBuilder();
  if (asObject(parsed.value)) {
    const manifest = manifestOf(parsed, (at, expected) => {
      log.add('unknown-entry', `${quote(at.join('.'))} is not ${expected}`, parsed.span(...at));
    });
    addManifest(builder, manifest, { parsed, log, folder: folderOf(path) });
    for (const setting of settingsOf(parsed)) builder.addSetting(setting);
  } else if (parsed.value !== undefined) {
    log.add('wrong-format', 'the file holds no object, so it is not a composer.json');
  }
  return { inventory: builder.build(), problems: log.list() };
}

interface Context {
  readonly parsed: Parsed;
  readonly log: ProblemLog;
  readonly folder: string;
}

function addManifest(
  builder: InventoryBuilder,
  { name, version, wishes }: Manifest,
  { parsed, log, folder }: Context,
): void {
  const source = { kind: 'project', path: '.' } as const;
  const component = projectComponent(name, version, folder);
  const root = builder.add({ component, key: '.', source, digests: [], span: parsed.span('name') });
  builder.addRoot(root, 'project');
  const open: string[] = [];
  for (const wish of wishes) {
    const { specifier, kinds, path } = wish;
    const span = wish.span();
    builder.addRequirement({
      ecosystem: about.id,
      name: wish.name,
      specifier,
      kinds,
      source: 'registry',
      ...(span && { span }),
    });
    // A role is filled by a package that has an entry of its own.
    if (isVirtual(wish.name)) continue;
    const pinned = exactVersion(specifier);
    if (pinned === undefined) open.push(`${quote(wish.name)} ${quote(specifier)}`);
    const registry = { kind: 'registry' } as const;
    const asked = packageComponent(wish.name, pinned, registry);
    builder.addEdge(
      root,
      builder.add({ component: asked, key: path.join('.'), source: registry, digests: [], span }),
      kinds,
      specifier,
    );
  }
  reportOpen(open, log);
}

function reportOpen(open: readonly string[], log: ProblemLog): void {
  if (open.length === 0) return;
  const more = open.length > NAMED ? ` and ${open.length - NAMED} more` : '';
  const given =
    open.length === 1 ? '1 dependency is given as a range' : `${open.length} dependencies are given as ranges`;
  log.add('unresolved-version', `${given}: ${open.slice(0, NAMED).join(', ')}${more}`);
}
