import type { Document } from '@morel/model';
import { renderMarkdown } from '../markdown-report/render-markdown.ts';
import { about } from './about.ts';

/** The report as one comment, cut to what GitHub takes; other hosts take more. */
export const document: Document = {
  about,
  render: (report, options) =>
    renderMarkdown(report, options, {
      name: 'a comment',
      limit: 65_536,
      coverageShare: 16_384,
      // Lets a script find its own earlier comment.
      mark: '<!-- morel report -->\n',
    }),
};
