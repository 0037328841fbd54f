import { printable } from '@morel/model';

/** Text from outside in a SARIF message: brackets would make a link (3.11.6). */
export function plainText(text: string, limit?: number): string {
  return printable(text, limit).replace(/[[\]]/g, String.raw`\$&`);
}
