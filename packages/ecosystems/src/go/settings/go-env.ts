import { InventoryBuilder, type Reader, type ReaderFiles, type ReadResult } from '@morel/model';
import { textLines } from '@morel/parse';

const SETTING = /^\s*([A-Z][A-Z0-9_]*)=(.*)$/;
const USER = /:\/\/[^/@,|\s]*@/g;

/** Reads go.env: variables of the go command, one `KEY=value` a line. */
export const goEnvReader: Reader = { format: 'go-env', read };

function read({ main }: ReaderFiles): ReadResult {
  const builder = new InventoryBuilder();
  for (const line of textLines(main.text)) {
    const [, key, value = ''] = SETTING.exec(line.text) ?? [];
    if (key === undefined) continue;
    const span = { start: line.start, end: line.start + line.text.length };
    builder.addSetting({ client: 'go', key, value: value.trim().replace(USER, '://'), span });
  }
  return { inventory: builder.build(), problems: [] };
}
