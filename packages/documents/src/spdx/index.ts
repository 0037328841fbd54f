import type { Document, Reader, ReadResult, TextFile } from '@morel/model';
import { loadYaml, readJson, type Parsed } from '@morel/parse';
import { about } from './about.ts';

/** SPDX, the bill of materials of the Linux Foundation (ISO/IEC 5962). */
export const document: Document = {
  about,
  readers: [
    {
      format: 'spdx-json',
      load: () => reader('spdx-json', async () => readJson),
    },
    { format: 'spdx-yaml', load: () => reader('spdx-yaml', loadFirstYaml) },
    {
      format: 'spdx-tag-value',
      load: () => reader('spdx-tag-value', async () => (await import('./v2/tag-value.ts')).readTagValue),
    },
  ],
  bomWriters: [{ format: 'spdx-2.3-json', load: () => import('./v2/write.ts').then(({ spdx2Writer }) => spdx2Writer) }],
};

type Parse = (text: string, path: string) => Parsed;

async function reader(format: string, load: () => Promise<Parse>): Promise<Reader> {
  const [parse, { readSpdx2 }] = await Promise.all([load(), import('./v2/read.ts')]);
  const read = (main: TextFile): ReadResult => readSpdx2(main, parse(main.text, main.path));
  return { format, read: ({ main }) => read(main) };
}

/** The first document of a text: SPDX has one for each file. */
async function loadFirstYaml(): Promise<Parse> {
  const read = await loadYaml();
  return (text, path) => read(text, path)[0] ?? { value: undefined, problems: [], span: () => undefined };
}
