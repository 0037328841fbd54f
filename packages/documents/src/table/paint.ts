import type { Level } from '@morel/model';

/** What a piece of text is; how that looks is decided here alone. Colour never carries meaning on its own. */
export type Style =
  | 'heading'
  | 'name'
  | 'quiet'
  | 'danger'
  | 'critical'
  | 'high'
  | 'medium'
  | 'low'
  | 'good'
  | 'command';

/**
 * Select Graphic Rendition codes (ECMA-48, 8.3.117). Only the eight colours that a terminal's theme defines, and no
 * white, black or bright one, so that light and dark themes both stay readable.
 */
const CODES: Readonly<Record<Style, string>> = {
  heading: '1',
  name: '1',
  quiet: '2',
  danger: '1;31',
  critical: '1;31',
  high: '31',
  medium: '33',
  low: '36',
  good: '32',
  command: '36',
};

/** The text in this style; the text itself where there is no colour. */
export function paint(text: string, style: Style | undefined, color: boolean): string {
  return color && style !== undefined && text !== '' ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
}

/** How the levels of a policy look. */
export const LEVEL_STYLES: Readonly<Record<Level, Style | undefined>> = {
  block: 'critical',
  review: 'medium',
  warn: 'low',
  off: undefined,
};
