const HEADER = 12;
const CHECKSUM = 20;
/** Bytes of an entry before its path, with a SHA-1 object name. */
const ENTRY = 62;
const EXTENDED = 0x4000;

/**
 * Paths in git's index, or undefined where the bytes are no index of version 2, 3 or 4 with SHA-1 names.
 * Source: git, Documentation/gitformat-index.txt.
 */
export function readGitIndex(bytes: Uint8Array): ReadonlySet<string> | undefined {
  if (bytes.length < HEADER + CHECKSUM) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(4);
  if (view.getUint32(0) !== 0x44495243 || version < 2 || version > 4) return undefined;
  const count = view.getUint32(8);
  const paths = new Set<string>();
  const decoder = new TextDecoder();
  const end = bytes.length - CHECKSUM;
  let previous: Uint8Array = new Uint8Array();
  let at = HEADER;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + ENTRY > end) return undefined;
    const extended = version >= 3 && (view.getUint16(at + 60) & EXTENDED) !== 0;
    const start = at + ENTRY + (extended ? 2 : 0);
    const name = version === 4 ? compressedName(bytes, start, previous) : { path: upToNul(bytes, start), next: 0 };
    if (!name) return undefined;
    paths.add(decoder.decode(name.path));
    previous = name.path;
    // Up to version 3 an entry is padded with NULs to a multiple of eight bytes, with at least one.
    at = version === 4 ? name.next : at + ((start - at + name.path.length + 8) & ~7);
  }
  return paths;
}

function upToNul(bytes: Uint8Array, start: number): Uint8Array {
  const end = bytes.indexOf(0, start);
  return bytes.subarray(start, end < 0 ? bytes.length : end);
}

/** Version 4: how many bytes to drop from the end of the path before, then the rest of this one. */
function compressedName(
  bytes: Uint8Array,
  start: number,
  previous: Uint8Array,
): { path: Uint8Array; next: number } | undefined {
  let at = start;
  let drop = (bytes[at] ?? 0) & 0x7f;
  while (((bytes[at] ?? 0) & 0x80) !== 0) {
    at += 1;
    drop = ((drop + 1) << 7) | ((bytes[at] ?? 0) & 0x7f);
  }
  if (drop > previous.length) return undefined;
  const rest = upToNul(bytes, at + 1);
  const kept = previous.subarray(0, previous.length - drop);
  const path = new Uint8Array(kept.length + rest.length);
  path.set(kept);
  path.set(rest, kept.length);
  return { path, next: at + 1 + rest.length + 1 };
}
