import { stringsOf } from '@morel/parse';
import type { Fields } from './wishes.ts';

/** The platforms that a package is limited to, in Yarn's notation: `(os=linux | os=darwin) & cpu=x64`. */
export function platformOf({ os, cpu, libc }: Fields): string | undefined {
  if (os === undefined && cpu === undefined && libc === undefined) return undefined;
  const conditions = [...conditionsOf('os', os), ...conditionsOf('cpu', cpu), ...conditionsOf('libc', libc)];
  return conditions.length > 0 ? conditions.join(' & ') : undefined;
}

function conditionsOf(key: string, value: unknown): string[] {
  const names = typeof value === 'string' ? [value] : stringsOf(value);
  const allowed = names.filter((name) => !name.startsWith('!')).map((name) => `${key}=${name}`);
  const denied = names.filter((name) => name.startsWith('!')).map((name) => `${key}!=${name.slice(1)}`);
  if (allowed.length === 0) return denied;
  return [allowed.length === 1 ? allowed.join('') : `(${allowed.join(' | ')})`, ...denied];
}
