import { quote, type ProblemLog, type Span } from '@morel/model';
import type { Line } from './sections.ts';

/** A gem with its version, as sections of sources and `CHECKSUMS` name it. */
export interface Locked {
  readonly name: string;
  readonly version: string;
  /** Absent for a gem that runs on any platform. */
  readonly platform?: string;
}

/** A gem that somebody depends on. */
export interface Asked {
  readonly name: string;
  readonly specifier?: string;
  readonly span: Span;
}

const LOCKED = /^(\S+) \(([^()\s-]+)(?:-([^()\s]+))?\)$/;
const ASKED = /^(\S+?)(?: \(([^()]+)\))?(!)?$/;
const CHECKSUM = /^(\S+ \([^()\s]+\))(?: (\S+))?$/;

/** `nokogiri (1.15.4-x86_64-linux)`: what stands behind the first hyphen is the platform. */
export function parseLocked(text: string): Locked | undefined {
  const [, name, version, platform] = LOCKED.exec(text) ?? [];
  if (name === undefined || version === undefined) return undefined;
  return { name, version, ...(platform !== undefined && { platform }) };
}

/** `rack (~> 2.0, >= 2.0.8)`, in `DEPENDENCIES` with `!` for a gem whose source is pinned. */
export function parseAsked({ text, span }: Line, log: ProblemLog): Asked | undefined {
  const [, name, specifier] = ASKED.exec(text) ?? [];
  if (name !== undefined && !name.includes('(')) return { name, span, ...(specifier !== undefined && { specifier }) };
  log.add('unknown-entry', `${quote(text)} is no dependency`, span);
  return undefined;
}

/** `ast (2.4.2) sha256=…`; a gem without a known digest has a line with nothing behind it. */
export function parseChecksum(
  text: string,
): { readonly gem: Locked; readonly checksums: readonly string[] } | undefined {
  const [, named = '', list] = CHECKSUM.exec(text) ?? [];
  const gem = parseLocked(named);
  return gem && { gem, checksums: list === undefined ? [] : list.split(',') };
}

/** What Bundler calls a gem of a lockfile: unique within it. */
export function fullName({ name, version, platform }: Locked): string {
  return platform === undefined ? `${name}-${version}` : `${name}-${version}-${platform}`;
}
