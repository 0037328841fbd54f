import type { Review } from '@morel/model';

const FIELDS = ['purl', 'verdict', 'by', 'date', 'until', 'source', 'note'] as const;

/** The text of a file of records. */
export function writeReviews(reviews: readonly Omit<Review, 'where'>[]): string {
  return `reviews:\n${reviews.map(recordLines).join('')}`;
}

function recordLines(review: Omit<Review, 'where'>): string {
  const lines = FIELDS.flatMap((key) => {
    const value = review[key];
    return value === undefined ? [] : [`${key}: ${scalar(value)}`];
  });
  const digests = review.digests.map((digest) => `  - ${scalar(digest)}`);
  const all = digests.length > 0 ? [...lines, 'digests:', ...digests] : lines;
  return all.map((line, at) => `  ${at === 0 ? '- ' : '  '}${line}\n`).join('');
}

/** Plain where nobody can read it otherwise, else in double quotes, in which YAML takes what JSON writes. */
function scalar(text: string): string {
  const isPlain =
    /^[A-Za-z][\w./@+%=-]*(?::[\w./@+%=-]+)*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain || /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : JSON.stringify(text);
}
