import { AppError, quote, type FileTree, type Review } from '@morel/model';
import { decodeText } from '@morel/parse';
import { problemText, readReviews } from '@morel/policy';

/** Where records of reviews lie, from the root of a project. */
export const REVIEWS_FOLDER = '.morel/reviews';

const LIMIT = 4 * 1024 * 1024;
const MOST_FILES = 20_000;

/**
 * The records of a state. Rejects with `bad-review` where anything in the folder is not a plain file of sound records:
 * a link could lead to files that nobody guards, and what is passed over may be a rejection.
 * @param name what the state is called.
 */
export async function loadReviews(tree: FileTree, name: string): Promise<readonly Review[]> {
  const reviews: Review[] = [];
  for (const path of await reviewFiles(tree, name)) {
    const { text, problem } = decodeText(await tree.read(path, LIMIT));
    if (problem) throw bad(name, `${path}: ${problem.message}`);
    const read = await readReviews(text, path);
    if (!read.ok) throw bad(name, read.error.map(problemText).join('\n       '));
    for (const review of read.value) reviews.push(review);
  }
  return reviews;
}

async function reviewFiles(tree: FileTree, name: string): Promise<string[]> {
  let folder = '';
  for (const part of REVIEWS_FOLDER.split('/')) {
    const path = folder === '' ? part : `${folder}/${part}`;
    const entry = (await tree.list(folder)).find((candidate) => candidate.path === path);
    if (!entry) return [];
    if (entry.kind !== 'folder') throw bad(name, `${path} is no folder of its own`);
    folder = path;
  }
  const entries = await tree.list(folder);
  const files = entries.filter(({ path }) => /\.ya?ml$/i.test(path));
  const others = entries.filter(
    ({ kind, path }) => kind === 'folder' || (kind !== 'file' && files.some((file) => file.path === path)),
  );
  const [other] = [...others, ...files.filter(({ path }) => !/\.ya?ml$/.test(path))];
  if (other) throw bad(name, `${quote(other.path)} is no plain file with a name that ends in .yaml or .yml`);
  if (files.length > MOST_FILES) throw bad(name, `${folder} holds more than ${MOST_FILES} files`);
  return files.map(({ path }) => path);
}

function bad(name: string, message: string): AppError {
  return new AppError('bad-review', `in ${quote(name)}: ${message}`, {
    hint: 'No record counts while one of them is not right. docs/reviews.md says how they are written.',
  });
}
