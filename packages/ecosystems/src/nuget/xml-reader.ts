import { HAND_OVER, type Reader, type ReaderFiles, type ReadResult } from '@morel/model';
import { loadXml, type ParsedXml } from '@morel/parse';

export type ReadXml = (text: string, path: string) => ParsedXml;

/** A reader of an XML format: the parser is loaded when a file is there. */
export function xmlReader(format: string, read: (files: ReaderFiles, readXml: ReadXml) => ReadResult): Reader {
  return {
    format,
    read: () => HAND_OVER,
    full: async () => {
      const readXml = await loadXml();
      return { read: (files) => read(files, readXml) };
    },
  };
}
