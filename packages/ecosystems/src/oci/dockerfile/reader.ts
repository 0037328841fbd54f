import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type Reader,
  type ReaderFiles,
  type ReadResult,
  type Span,
} from '@morel/model';
import { addFile, addImage, askFor } from '../add-image.ts';
import { parseImage, type ImageReference } from '../image-reference.ts';
import { imagesOf, type UsedImage } from './used-images.ts';

/** Images that a Dockerfile builds on. */
export const dockerfileReader: Reader = { format: 'image-dockerfile', read };

function read({ main }: ReaderFiles): ReadResult {
  const builder = new InventoryBuilder();
  const log = createProblemLog(main.path);
  const done = (): ReadResult => ({ inventory: builder.build(), problems: log.list() });
  if (main.path.endsWith('.dockerignore')) {
    log.add('not-judged', 'the file lists what a build leaves out, and no images');
    return done();
  }
  const { images, odd, hasStage } = imagesOf(main.text);
  if (!hasStage) {
    log.add('unknown-entry', 'no FROM was found, which every Dockerfile has');
    return done();
  }
  for (const { text, start, end } of odd) log.add('unknown-entry', `${quote(text)} names no image`, { start, end });
  const file = addFile(builder, main.path);
  const known = new Map<string, number>();
  for (const used of images) {
    const { written, image, instruction } = used;
    const span = { start: instruction.start, end: instruction.end };
    if ('unknown' in image) {
      const message = `the image ${quote(written)} hangs on ${quote(image.unknown)}, which has no value here`;
      log.add('not-judged', message, span);
      continue;
    }
    const reference = parseImage(image.text);
    if (reference) add({ builder, file, known }, used, reference, span);
    else log.add('unknown-entry', `${quote(image.text)} names no image`, span);
  }
  return done();
}

interface Place {
  readonly builder: InventoryBuilder;
  readonly file: number;
  /** What has been added, by key. */
  readonly known: Map<string, number>;
}

function add({ builder, file, known }: Place, used: UsedImage, image: ImageReference, span: Span): void {
  const { written, platform, kinds } = used;
  const isSubstituted = 'text' in used.image && used.image.text !== written;
  const key = platform === undefined ? written : `${written} for ${platform}`;
  const found = { image, key, kinds, span, platform, ...(isSubstituted && { written }) };
  const position = known.get(key);
  if (position === undefined) known.set(key, addImage(builder, file, found));
  else askFor(builder, { file, position }, found);
}
