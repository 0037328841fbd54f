import { createHash } from 'node:crypto';
import type { Report } from '@morel/model';
import { TONES } from './bands.ts';
import { html, Html } from './markup.ts';
import { STYLE } from './style.ts';
import { titleOf } from './summary.ts';

/** A colour for text, for what it stands beside and for drawings; and what the filter hides. */
const FULL_STYLE = STYLE.replace(
  'TONES\n',
  TONES.map((tone) => `.tone.${tone}{color:var(--${tone})}svg .${tone}{fill:var(--${tone})}\n`).join(''),
).replace(
  'FILTERS\n',
  TONES.map((tone) => `body:has(#show-${tone}:not(:checked)) .worst-${tone}{display:none}\n`).join(''),
);

/**
 * Nothing is fetched and nothing runs: the one style sheet is known by its hash. What no browser that knows the policy
 * would let text from a package do anyway, it cannot do even if it got into the page as markup.
 */
function contentPolicy(): string {
  const hash = createHash('sha256').update(FULL_STYLE).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

/** As it is, to the byte: the hash is of this text. */
const STYLE_ELEMENT = new Html(`<style>${FULL_STYLE}</style>`);

/** The whole page around its body. */
export function pageOf(report: Report, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${contentPolicy()}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>${titleOf(report)}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}
