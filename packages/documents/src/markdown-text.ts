import { printable } from '@morel/model';

// A zero-width space, as an entity: it keeps hosts from making links, mentions and references of what follows.
const BREAK = '&#8203;';
// What has a meaning within a line in CommonMark, GitHub's and GitLab's dialects, formulas and emoji included.
const MARKS = /[\\`*_[\]|~$]/g;

/**
 * Text from outside as one line of Markdown that shows these characters and does nothing: no HTML, link, image,
 * emphasis, table cell, formula, mention (`@user`), reference (`#1`, `!1`, `GH-1`) or bare address.
 */
export function markdownText(text: string, limit?: number): string {
  return printable(text, limit)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(MARKS, String.raw`\$&`)
    .replace(/[@#!%]/g, `$&${BREAK}`)
    .replace(/\b(?:www|GH)(?=[.-])/gi, `$&${BREAK}`)
    .replace(/:(?=\/\/|[\w+-]+:)/g, `:${BREAK}`);
}

/** Text from outside as a code span. `inTable` escapes what would end the cell. */
export function markdownCode(text: string, inTable: boolean = false, limit?: number): string {
  const shown = printable(text, limit);
  if (shown.trim() === '') return '` `';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const body = inTable ? shown.replaceAll('|', String.raw`\|`) : shown;
  const pad = body.startsWith('`') || body.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${body}${pad}${fence}`;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
