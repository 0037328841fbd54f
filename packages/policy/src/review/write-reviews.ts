import type { Review } from '@morel/model';
import { scalarText } from '../file/scalar-text.ts';

const FIELDS = ['purl', 'verdict', 'by', 'date', 'until', 'source', 'note'] as const;

/** The text of a file of records. */
export function writeReviews(reviews: readonly Omit<Review, 'where'>[]): string {
  return `reviews:\n${reviews.map(recordLines).join('')}`;
}

function recordLines(review: Omit<Review, 'where'>): string {
  const lines = FIELDS.flatMap((key) => {
    const value = review[key];
    return value === undefined ? [] : [`${key}: ${scalarText(value)}`];
  });
  const digests = review.digests.map((digest) => `  - ${scalarText(digest)}`);
  const all = digests.length > 0 ? [...lines, 'digests:', ...digests] : lines;
  return all.map((line, at) => `  ${at === 0 ? '- ' : '  '}${line}\n`).join('');
}
