import { HAND_OVER, type Reader, type ReaderFiles, type ReadResult, type TextFile } from '@morel/model';
import { loadToml, readToml, type Parsed } from '@morel/parse';

/** Parses one file of a claim. */
export type OpenToml = (file: TextFile) => Parsed;

/** Turns the files of a claim into what they say; `open` parses those that are TOML. */
export type BuildFromToml = (files: ReaderFiles, open: OpenToml) => ReadResult;

/** A reader of a TOML format: with the fast parser first, and with the general one where that hands over. */
export function createTomlReader(format: string, build: BuildFromToml): Reader {
  return {
    format,
    read: (files) => run(build, files, readToml),
    full: async () => {
      const parse = await loadToml();
      return { read: (files) => run(build, files, parse) };
    },
  };
}

const NOTHING: Parsed = { value: undefined, problems: [], span: () => undefined };

function run(
  build: BuildFromToml,
  files: ReaderFiles,
  parse: (text: string, path: string) => Parsed | undefined,
): ReadResult | typeof HAND_OVER {
  let gaveUp = false;
  const result = build(files, (file) => {
    const parsed = parse(file.text, file.path);
    if (!parsed) gaveUp = true;
    return parsed ?? NOTHING;
  });
  return gaveUp ? HAND_OVER : result;
}
