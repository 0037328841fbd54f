import { InventoryBuilder, type Reader, type ReaderFiles, type ReadResult } from '@morel/model';

const LINE = /[^\r\n]+/g;
const SETTING = /^\s*([A-Z][A-Z0-9_]*)=(.*)$/;
const USER = /:\/\/[^/@,|\s]*@/g;

/** Reads go.env: variables of the go command, one `KEY=value` a line. */
export const goEnvReader: Reader = { format: 'go-env', read };

function read({ main }: ReaderFiles): ReadResult {
  const builder = new InventoryBuilder();
  for (const line of main.text.matchAll(LINE)) {
    const [, key, value = ''] = SETTING.exec(line[0]) ?? [];
    if (key === undefined) continue;
    const span = { start: line.index, end: line.index + line[0].length };
    builder.addSetting({ client: 'go', key, value: value.trim().replace(USER, '://'), span });
  }
  return { inventory: builder.build(), problems: [] };
}
