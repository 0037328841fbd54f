import type { Document } from '@morel/model';
import { renderMarkdown } from '../markdown-report/render-markdown.ts';
import { about } from './about.ts';

/** The report as the summary of a job, cut to the MiB that a step may add. */
export const document: Document = {
  about,
  render: (report, options) =>
    renderMarkdown(report, options, {
      name: 'a job summary',
      // The limit is 1024 KiB, and what a step adds counts as one: the rest is for what else the step writes.
      limit: 1_000_000,
      coverageShare: 250_000,
      mark: '',
    }),
};
