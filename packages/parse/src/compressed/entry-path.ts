import { quote } from '@morel/model';
import { damaged } from './damaged.ts';

/** An absolute path, a Windows drive, a NUL. */
const UNSAFE = /^\/|^[A-Za-z]:|\0/;
const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The path of an entry, if it stays below the folder where it starts; throws `archive-damaged` otherwise. Bytes that are no
 * UTF-8 are each a character: what they mean depends on who packed it, and the names that count are ASCII. Some programs
 * on Windows write backslashes.
 */
export function entryPath(raw: Uint8Array): string {
  const name = decoded(raw).replaceAll('\\', '/');
  const parts = name.split('/');
  if (name === '' || UNSAFE.test(name) || parts.includes('..'))
    throw damaged(`the archive holds an entry with the unsafe name ${quote(name)}`);
  return parts.some((part) => part === '' || part === '.') ? plain(parts) : name;
}

/** Without `.` and doubled slashes; the slash at the end that makes a folder stays. */
function plain(parts: readonly string[]): string {
  const isFolder = parts.at(-1) === '';
  const kept = parts.filter((part) => part !== '' && part !== '.').join('/');
  return isFolder && kept !== '' ? `${kept}/` : kept;
}

function decoded(raw: Uint8Array): string {
  try {
    return UTF8.decode(raw);
  } catch {
    return Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1');
  }
}
