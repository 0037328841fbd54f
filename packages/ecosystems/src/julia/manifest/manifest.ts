import {
  createProblemLog,
  HAND_OVER,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { asArray, asObject, asString, entriesOf, get, loadToml, readToml, type Parsed } from '@morel/parse';
import { baseName, besides } from '../../reading/tree-path.ts';
import { projectOf, type Project } from '../project/project.ts';
import { connectEntries } from './connect.ts';
import { entriesIn } from './entries.ts';

type ReadToml = (text: string, path: string) => Parsed | undefined;

/** Reads Manifest.toml of the versions 1 and 2, with the Project.toml beside it. */
export const manifestReader: Reader = {
  format: 'julia-manifest',
  beside: (path) => [projectPath(path)],
  read: (files) => readManifest(files, readToml),
  full: async () => {
    const toml = await loadToml();
    return { read: (files) => readManifest(files, toml) };
  },
};

function readManifest(files: ReaderFiles, toml: ReadToml): ReadResult | typeof HAND_OVER {
  const { path, text } = files.main;
  const parsed = toml(text, path);
  if (!parsed) return HAND_OVER;
  const log = createProblemLog(path, parsed.problems);
  const builder = new InventoryBuilder();
  const formatVersion = parsed.value === undefined ? undefined : versionOf(parsed, log);
  if (formatVersion === undefined) return { inventory: builder.build(), problems: log.list() };
  const beside = projectBeside(files, toml);
  if (beside === HAND_OVER) return HAND_OVER;
  const entries = entriesIn(parsed, formatVersion === '1' ? [] : ['deps'], log);
  const julia = asString(get(parsed.value, 'julia_version'));
  connectEntries(builder, { path, entries, julia, project: beside.project, parsed, log });
  return { inventory: builder.build(), problems: log.list(), formatVersion, wants: [beside.path] };
}

/**
 * The version of the format; undefined (and why) where it is not known. Version 1 states none and has a table of each
 * package at its top, one of which may be called `manifest_format`.
 */
function versionOf({ value, span }: Parsed, log: ProblemLog): string | undefined {
  const version = get(value, 'manifest_format');
  if (version !== undefined && !asArray(version)) {
    if (typeof version === 'string' && /^[12](?:\.[0-9]+)*$/.test(version)) {
      if (get(value, 'deps') === undefined || asObject(get(value, 'deps')))
        return version.startsWith('1') ? '1' : version;
      log.add('wrong-format', '"deps" is no table, so the file is no manifest of Julia', span('deps'));
      return undefined;
    }
    const shown = quote(typeof version === 'string' ? version : (JSON.stringify(version) ?? ''));
    log.add('unknown-format-version', `the version is ${shown}; 1 and 2 are known`, span('manifest_format'));
    return undefined;
  }
  const tables = entriesOf(value);
  if (tables.length > 0 && tables.every(([, list]) => asArray(list))) return '1';
  log.add('wrong-format', 'the file states no version, nor does it hold entries alone: it is no manifest of Julia');
  return undefined;
}

/** The project file that Pkg pairs with a manifest of this name. */
function projectBeside(
  files: ReaderFiles,
  toml: ReadToml,
): { readonly path: string; readonly project: Project | undefined } | typeof HAND_OVER {
  const wanted = projectPath(files.main.path);
  const file = files.get(wanted);
  if (!file || !('text' in file)) return { path: wanted, project: undefined };
  const parsed = toml(file.text, wanted);
  return parsed ? { path: wanted, project: projectOf(parsed) } : HAND_OVER;
}

function projectPath(path: string): string {
  return besides(path, baseName(path).startsWith('Julia') ? 'JuliaProject.toml' : 'Project.toml');
}
