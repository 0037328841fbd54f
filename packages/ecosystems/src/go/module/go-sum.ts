import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { moduleComponent } from '../names.ts';
import { highest } from './add-module.ts';
import { readSumFile } from './sum-file.ts';

/**
 * Reads a go.sum that has no go.mod beside it: the modules whose content was needed, each at its highest version. Nothing
 * says which of them are direct, so no root reaches any.
 */
export const goSumReader: Reader = { format: 'go-sum', read };

function read({ main }: ReaderFiles): ReadResult {
  const log = createProblemLog(main.path, []);
  const builder = new InventoryBuilder();
  const { entries, strange } = readSumFile(main);
  if (entries.length === 0 && strange.length > 0) {
    log.add('wrong-format', 'no line of the file is an entry of a go.sum file', strange[0]);
    return { inventory: builder.build(), problems: log.list() };
  }
  for (const span of strange) {
    log.add('unknown-entry', `${quote(main.text.slice(span.start, span.end))} is no entry and was left out`, span);
  }
  for (const { path, version, digests, span } of highest(entries)) {
    builder.add({
      component: moduleComponent(path, version),
      key: `${path}@${version}`,
      source: { kind: 'registry' },
      digests,
      span,
    });
  }
  return { inventory: builder.build(), problems: log.list() };
}
