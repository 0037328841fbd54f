import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type Reader,
  type ReaderFiles,
  type ReadResult,
  type Span,
} from '@morel/model';
import { textLines } from '@morel/parse';
import { go } from '@morel/versions';
import { moduleComponent } from '../names.ts';

/** Reads vendor/modules.txt: the modules whose code lies in the vendor folder. */
export const vendorReader: Reader = { format: 'go-vendor', read };

/** A module of the list: `# path version`, `# path version => path version` or `# path version => folder`. */
interface Vendored {
  readonly path: string;
  /** Absent where a replacement of every version is recorded. */
  readonly version: string | undefined;
  readonly by: string | undefined;
  readonly byVersion: string | undefined;
  readonly span: Span;
}

const MODULE = /^# (\S+)(?: (?!=>)(\S+))?(?: => (\S+)(?: (\S+))?)?$/;
const FOLDER = /^(?:\.{1,2}(?:[/\\]|$)|[/\\]|[A-Za-z]:[/\\])/;

function read({ main }: ReaderFiles): ReadResult {
  const log = createProblemLog(main.path, []);
  const builder = new InventoryBuilder();
  const seen = new Set<string>();
  for (const { text, start } of textLines(main.text)) {
    // Packages, and `## explicit` or `## workspace`, say nothing about versions.
    if (!text.startsWith('#') || text.startsWith('##')) continue;
    const span = { start, end: start + text.length };
    const module = parseModule(text.trimEnd(), span);
    if (!module) log.add('unknown-entry', `${quote(text)} is no module with its version and was left out`, span);
    else if (!seen.has(keyOf(module))) addModule(builder, module);
    if (module) seen.add(keyOf(module));
  }
  return { inventory: builder.build(), problems: log.list() };
}

function parseModule(text: string, span: Span): Vendored | undefined {
  const [, path, version, by, byVersion] = MODULE.exec(text) ?? [];
  if (path === undefined || (version === undefined && by === undefined)) return undefined;
  for (const given of [version, byVersion]) if (given !== undefined && go.parse(given) === undefined) return undefined;
  const isFolder = by !== undefined && byVersion === undefined;
  return isFolder && !FOLDER.test(by) ? undefined : { path, version, by, byVersion, span };
}

function keyOf({ path, version, by, byVersion }: Vendored): string {
  return [path, version, by && '=>', by, byVersion].filter(Boolean).join(' ');
}

function addModule(builder: InventoryBuilder, module: Vendored): void {
  const { path, version, by, byVersion, span } = module;
  if (by === undefined) {
    const source = { kind: 'registry' } as const;
    builder.add({ component: moduleComponent(path, version), key: keyOf(module), source, span });
  } else if (byVersion === undefined) {
    const source = { kind: 'file', path: by } as const;
    builder.add({ component: moduleComponent(path, version), key: keyOf(module), source, span });
  } else {
    const source = { kind: 'registry' } as const;
    builder.add({ component: moduleComponent(by, byVersion), key: keyOf(module), source, span, alias: path });
  }
}
