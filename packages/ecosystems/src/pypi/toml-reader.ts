import { HAND_OVER, type Reader, type ReaderFiles, type ReadResult, type TextFile } from '@morel/model';
import { loadToml, readToml, type Parsed } from '@morel/parse';
import { besides } from '../reading/tree-path.ts';

/** Parses one file of a claim. */
export type OpenToml = (file: TextFile) => Parsed;

/** Turns the files of a claim into what they say; `open` parses those that are TOML. */
export type BuildFromToml = (files: ReaderFiles, open: OpenToml) => ReadResult;

/**
 * A reader of a TOML format: with the fast parser first, and with the general one where that hands over. `manifest` is the
 * name of the file beside every such file that the answer depends on.
 */
export function createTomlReader(format: string, build: BuildFromToml, manifest?: string): Reader {
  return {
    format,
    ...(manifest !== undefined && { beside: (path) => [besides(path, manifest)] }),
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
