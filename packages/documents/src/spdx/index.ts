import { HAND_OVER, type Document, type Reader, type ReaderFiles, type ReadResult, type TextFile } from '@morel/model';
import { loadYaml, readBlockYaml, readJson, type Parsed } from '@morel/parse';
import { about } from './about.ts';

/** SPDX, the bill of materials of the Linux Foundation (ISO/IEC 5962). */
export const document: Document = {
  about,
  readers: [
    {
      format: 'spdx-json',
      load: () => reader('spdx-json', async () => readJson),
    },
    { format: 'spdx-3-json', load: loadSpdx3 },
    { format: 'spdx-yaml', load: yamlReader },
    {
      format: 'spdx-tag-value',
      load: () => reader('spdx-tag-value', async () => (await import('./v2/tag-value.ts')).readTagValue),
    },
  ],
  bomWriters: [
    { format: 'spdx-2.3-json', load: () => import('./v2/write.ts').then(({ spdx2Writer }) => spdx2Writer) },
    { format: 'spdx-3.0.1-json', load: () => import('./v3/write.ts').then(({ spdx3Writer }) => spdx3Writer) },
  ],
};

type Parse = (text: string, path: string) => Parsed;

async function reader(format: string, load: () => Promise<Parse>): Promise<Reader> {
  const [parse, { readSpdx2 }, { readSpdx3 }, { contextOf }] = await Promise.all([
    load(),
    import('./v2/read.ts'),
    import('./v3/read.ts'),
    import('./v3/context.ts'),
  ]);
  // Files of both are called *.spdx.json.
  const read = (main: TextFile): ReadResult => {
    const parsed = parse(main.text, main.path);
    return contextOf(parsed.value) ? readSpdx3(main, parsed) : readSpdx2(main, parsed);
  };
  return { format, read: ({ main }) => read(main) };
}

type ParseYaml = (text: string, path: string) => readonly Parsed[] | undefined;

/** What tools write is read by the fast reader; what it does not know, by the general library. */
async function yamlReader(): Promise<Reader> {
  const { readSpdx2 } = await import('./v2/read.ts');
  // SPDX has one document for each file: the first of a text counts.
  const read = ({ main }: ReaderFiles, parse: ParseYaml): ReadResult | typeof HAND_OVER => {
    const documents = parse(main.text, main.path);
    if (!documents) return HAND_OVER;
    return readSpdx2(main, documents[0] ?? { value: undefined, problems: [], span: () => undefined });
  };
  return {
    format: 'spdx-yaml',
    read: (files) => read(files, readBlockYaml),
    full: async () => {
      const parse = await loadYaml();
      return { read: (files) => read(files, parse) };
    },
  };
}

async function loadSpdx3(): Promise<Reader> {
  const { readSpdx3 } = await import('./v3/read.ts');
  return { format: 'spdx-3-json', read: ({ main }) => readSpdx3(main, readJson(main.text, main.path)) };
}
