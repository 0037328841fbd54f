import { isSpecifier } from './specifier.ts';

/** A dependency specifier: what is asked for, where from, and when. */
export interface PackageRequirement {
  /** As written. */
  readonly name: string;
  readonly extras: readonly string[];
  /** Version clauses as written; empty for any version. */
  readonly specifier: string;
  /** The address after `@`. */
  readonly url?: string;
  readonly marker?: string;
}

const NAME = /[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?/y;
const EXTRAS = /\s*\[([^[\]]*)\]/y;
const ADDRESS = /\s*@\s*(\S+)/y;
const LIMIT = 20_000;

/**
 * Reads a dependency specifier (packaging.python.org, "Dependency specifiers", PEP 508). Undefined where the text is
 * none. A `;` right behind an address is taken for the start of the marker, as people mean it.
 */
export function readRequirement(text: string): PackageRequirement | undefined {
  const source = text.trim();
  const name = source.length > LIMIT ? undefined : matchAt(NAME, source, 0);
  if (!name) return undefined;
  const extras = matchAt(EXTRAS, source, name.end);
  const start = extras?.end ?? name.end;
  const base = { name: name.text, extras: splitExtras(extras?.group ?? '') };
  const address = matchAt(ADDRESS, source, start);
  if (address) {
    const isCut = address.group.endsWith(';');
    const rest = (isCut ? ';' : '') + source.slice(address.end).trim();
    if (rest !== '' && !rest.startsWith(';')) return undefined;
    const url = isCut ? address.group.slice(0, -1) : address.group;
    return { ...base, specifier: '', url, ...markerOf(rest.slice(1)) };
  }
  const semicolon = source.indexOf(';', start);
  const end = semicolon < 0 ? source.length : semicolon;
  const specifier = withoutParentheses(source.slice(start, end).trim());
  if (specifier === undefined || !isSpecifier(specifier)) return undefined;
  return { ...base, specifier, ...markerOf(source.slice(end + 1)) };
}

function matchAt(pattern: RegExp, text: string, at: number): { text: string; group: string; end: number } | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? { text: found[0], group: found[1] ?? '', end: pattern.lastIndex } : undefined;
}

/** The names between the brackets, blanks and empty ones dropped. */
export function splitExtras(text: string): string[] {
  return text
    .split(',')
    .map((extra) => extra.trim())
    .filter((extra) => extra !== '');
}

function withoutParentheses(text: string): string | undefined {
  if (!text.startsWith('(')) return text;
  return text.endsWith(')') ? text.slice(1, -1) : undefined;
}

function markerOf(text: string): { marker?: string } {
  const marker = text.trim();
  return marker === '' ? {} : { marker };
}
