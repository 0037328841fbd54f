import { createProblemLog, InventoryBuilder, type Reader, type ReaderFiles, type ReadResult } from '@morel/model';
import { asObject } from '@morel/parse';
import { refusedResult } from '../../read-result.ts';
import { addTomlSettings } from '../../settings/toml-settings.ts';
import { createTomlReader, type OpenToml } from '../../toml-reader.ts';
import { addManifest } from '../add-manifest.ts';
import { projectEntry } from '../project-entry.ts';
import { pipfileWishes } from './wishes.ts';

/** Pipfile: what it asks for, and the indexes that it names. */
export const pipfile: Reader = createTomlReader('pipfile', build);

function build({ main }: ReaderFiles, open: OpenToml): ReadResult {
  const parsed = open(main);
  if (!asObject(parsed.value)) return refusedResult(parsed.problems);
  const log = createProblemLog(main.path, parsed.problems);
  const builder = new InventoryBuilder();
  addTomlSettings(builder, parsed, { client: 'pipenv', path: [], keys: new Set(['source', 'pipenv']) });
  const wishes = pipfileWishes(parsed, log);
  const root = projectEntry(main.path, undefined, undefined);
  return { inventory: addManifest(builder, { root, wishes, build: [] }, log), problems: log.list() };
}
