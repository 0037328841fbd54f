import { damaged } from './damaged.ts';

const BLANK = 0x20;
const EQUALS = 0x3d;
const NEWLINE = 0x0a;

/**
 * The records of an extended header: `length key=value\n`, where the length counts itself. Values are bytes: what they are
 * encoded in is for who uses them. Source: POSIX.1-2017, pax "pax Extended Header".
 */
export function readPaxRecords(bytes: Uint8Array): Map<string, Uint8Array> {
  const records = new Map<string, Uint8Array>();
  for (let at = 0; at < bytes.length;) {
    const blank = bytes.indexOf(BLANK, at);
    const digits = Buffer.from(bytes.subarray(at, Math.max(at, blank))).toString('latin1');
    const end = at + (/^[1-9]\d{0,9}$/.test(digits) ? Number(digits) : 0);
    const equals = bytes.indexOf(EQUALS, blank);
    if (blank < 0 || end > bytes.length || equals < 0 || equals >= end || bytes[end - 1] !== NEWLINE)
      throw damaged('an extended header of the archive is damaged');
    const key = Buffer.from(bytes.subarray(blank + 1, equals)).toString('utf8');
    records.set(key, bytes.subarray(equals + 1, end - 1));
    at = end;
  }
  return records;
}
