import {
  createProblemLog,
  HAND_OVER,
  InventoryBuilder,
  quote,
  type EdgeKind,
  type ProblemCode,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import { loadYaml, readBlockYaml, type Parsed, type Step } from '@morel/parse';
import { addFile, addImage } from './add-image.ts';
import { parseImage } from './image-reference.ts';
import type { Substituted } from './substitute.ts';

/** An image that a YAML file names. */
export interface YamlImage {
  readonly written: string;
  readonly image: Substituted;
  readonly at: readonly Step[];
  readonly kinds: readonly EdgeKind[];
  readonly platform?: string | undefined;
}

/** Says what was not understood or not read, with where it stands. */
export type Say = (code: ProblemCode, message: string, at: readonly Step[]) => void;

/** How the images of a kind of YAML file are found. */
export interface YamlKind {
  readonly format: string;
  readonly images: (root: unknown, say: Say) => Iterable<YamlImage>;
  /** Says why the document is none of this kind, if it is none. */
  readonly fault: (root: unknown, log: ProblemLog) => boolean;
  /** Whether all documents of a file count, and not the first alone. */
  readonly isStream?: boolean;
}

/** Reads YAML: the fast reader of `parse`, which gives undefined where it hands over, or the general one. */
type ReadYaml = (text: string, path: string) => readonly Parsed[] | undefined;

/** A reader of images in YAML. */
export function yamlReader(kind: YamlKind): Reader {
  return {
    format: kind.format,
    read: (files) => readFile(kind, files, readBlockYaml),
    full: async () => {
      const yaml = await loadYaml();
      return { read: (files) => readFile(kind, files, yaml) };
    },
  };
}

function readFile(kind: YamlKind, { main }: ReaderFiles, yaml: ReadYaml): ReadResult | typeof HAND_OVER {
  const documents = yaml(main.text, main.path);
  if (!documents) return HAND_OVER;
  const read = kind.isStream ? documents : documents.slice(0, 1);
  const log = createProblemLog(
    main.path,
    read.flatMap(({ problems }) => problems),
  );
  const builder = new InventoryBuilder();
  const [first] = read;
  if (first?.value !== undefined && !kind.fault(first.value, log)) {
    if (documents.length > read.length)
      log.add('unknown-entry', 'the file holds several documents; only the first was read');
    addImages(builder, kind, read, { log, path: main.path });
  }
  return { inventory: builder.build(), problems: log.list() };
}

interface FileParts {
  readonly log: ProblemLog;
  readonly path: string;
}

function addImages(
  builder: InventoryBuilder,
  kind: YamlKind,
  documents: readonly Parsed[],
  { log, path }: FileParts,
): void {
  let file: number | undefined;
  for (const [number, parsed] of documents.entries()) {
    const say: Say = (code, message, at) => log.add(code, message, () => parsed.span(...at));
    for (const { written, image, at, kinds, platform } of kind.images(parsed.value, say)) {
      const span = parsed.span(...at);
      const reference = 'text' in image ? parseImage(image.text) : undefined;
      if ('unknown' in image) {
        const message = `the image ${quote(written)} hangs on ${quote(image.unknown)}, which has no value here`;
        say('not-judged', message, at);
      } else if (!reference) say('unknown-entry', `${quote(image.text)} names no image`, at);
      else {
        file ??= addFile(builder, path);
        const key = `${number === 0 ? '' : `${number} `}${pointer(at)}`;
        addImage(builder, file, { image: reference, key, kinds, span, platform });
      }
    }
  }
}

/** The place in the document, as a JSON Pointer (RFC 6901): no two places have the same. */
function pointer(at: readonly Step[]): string {
  return at.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
