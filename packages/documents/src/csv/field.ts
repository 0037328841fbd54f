import { printable } from '@morel/model';

// What a spreadsheet takes for the start of a formula (CWE-1236, OWASP), the full-width forms of East Asian keyboards
// among them; also behind what another language's spreadsheet takes for the end of a field.
const FORMULA = /(^|[;,|])(\s*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/** A field of RFC 4180, always in quotes; text from outside cannot start a formula. */
export function field(value: string | number | undefined): string {
  if (value === undefined) return '""';
  if (typeof value === 'number') return `"${value}"`;
  const shown = printable(value, 2000).replace(FORMULA, "$1$2'");
  return `"${shown.replaceAll('"', '""')}"`;
}
