import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asObject, asString, entriesOf, get, readJson, type Parsed } from '@morel/parse';
import { nugetComponent, projectComponent } from '../names.ts';

/**
 * Reads .config/dotnet-tools.json: the tools of a repository, each in one version. A tool's package holds all that it
 * runs with. Source: "dotnet tool restore" and "Tutorial: Install and use .NET local tools".
 */
export const dotnetToolsReader: Reader = { format: 'dotnet-tools', read: readTools };

function readTools({ main }: ReaderFiles): ReadResult {
  const parsed = readJson(main.text, main.path);
  const log = createProblemLog(main.path, parsed.problems);
  const builder = new InventoryBuilder();
  const version = get(parsed.value, 'version');
  if (asObject(get(parsed.value, 'tools'))) {
    if (version === 1) addTools(builder, parsed, log);
    else log.add('unknown-format-version', 'the version of the file is not 1', parsed.span('version'));
  } else if (parsed.value !== undefined)
    log.add('wrong-format', 'the file has no "tools", which every tool manifest has');
  return {
    inventory: builder.build(),
    problems: log.list(),
    ...(typeof version === 'number' && { formatVersion: String(version) }),
  };
}

function addTools(builder: InventoryBuilder, parsed: Parsed, log: ProblemLog): void {
  const root = builder.add({ component: projectComponent('tools'), key: '.', source: { kind: 'project', path: '.' } });
  builder.addRoot(root, 'project');
  for (const [id, fields] of entriesOf(get(parsed.value, 'tools'))) {
    const span = parsed.span('tools', id);
    const version = asString(get(fields, 'version')) || undefined;
    if (id === '' || !asObject(fields)) {
      log.add('unknown-entry', `the tool ${quote(id)} is no object and was left out`, span);
      continue;
    }
    if (version === undefined) log.add('unresolved-version', `the tool ${quote(id)} is listed without a version`, span);
    const source = { kind: 'registry' } as const;
    const entry = builder.add({ component: nugetComponent(id, version), key: `tools.${id}`, source, span });
    builder.addEdge(root, entry, ['dev'], version);
  }
}
