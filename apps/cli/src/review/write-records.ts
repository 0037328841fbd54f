import { lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, parsePurl, quote, type Review } from '@morel/model';
import { writeNew } from '@morel/platform';
import { problemText, readReviews, writeReviews } from '@morel/policy';
import { REVIEWS_FOLDER } from '../load-reviews.ts';

const MOST_NAMES = 1000;

/**
 * Writes records into a file of their own in the reviews folder of the current folder; no file that is there is touched.
 * @returns the path of the file.
 */
export async function writeRecords(reviews: readonly Omit<Review, 'where'>[]): Promise<string> {
  const text = writeReviews(reviews);
  const read = await readReviews(text, REVIEWS_FOLDER);
  if (!read.ok)
    throw new AppError('usage', `such a record would not be read again: ${read.error.map(problemText).join('; ')}`);
  await makeFolder();
  const name = fileName(reviews);
  for (let at = 1; at <= MOST_NAMES; at++) {
    const path = `${REVIEWS_FOLDER}/${name}${at === 1 ? '' : `-${at}`}.yaml`;
    if (await writeNew(path, text)) return path;
  }
  throw new AppError('file-write', `${REVIEWS_FOLDER} has ${MOST_NAMES} files named ${name}`);
}

/** Each part is a folder of its own: through a link the records would land where nobody guards them. */
async function makeFolder(): Promise<void> {
  await mkdir(REVIEWS_FOLDER, { recursive: true }).catch((cause: unknown) => {
    throw new AppError('file-write', `${quote(REVIEWS_FOLDER)} cannot be made`, { cause });
  });
  let path = '';
  for (const part of REVIEWS_FOLDER.split('/')) {
    path = join(path, part);
    if (!(await lstat(path)).isDirectory()) throw new AppError('bad-review', `${quote(path)} is no folder of its own`);
  }
}

/** `2026-11-28-left-pad-1.3.0-and-2-more`: files of one day and package sort together. */
function fileName(reviews: readonly Omit<Review, 'where'>[]): string {
  const [first] = reviews;
  const { name = '', version = '' } = parsePurl(first?.purl ?? '') ?? {};
  const slug = `${name}-${version}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  const more = reviews.length > 1 ? `-and-${reviews.length - 1}-more` : '';
  return `${first?.date ?? ''}-${slug}${more}`;
}
