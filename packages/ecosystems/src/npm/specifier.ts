import type { Source } from '@morel/model';
import { sourceOfAddress } from './address.ts';

/** What a dependency's specifier asks for. */
export interface Specifier {
  readonly source: Source['kind'];
  /** The package's own name, where the specifier is an alias (`npm:name@range`). */
  readonly name?: string;
  /** The range or tag that the registry is asked for. */
  readonly range?: string;
  /** The address, for sources outside of a registry. */
  readonly address?: string;
}

const PATH = /^(?:\.{1,2}(?:[/\\]|$)|[/\\]|~[/\\]|[A-Za-z]:[/\\])/;
const FORGE_PAGE = /^https:\/\/(?:github\.com|gitlab\.com|bitbucket\.org)\/[^/]+\/[^/#]+(?:#|$)/;
const NAME = /^(?!v?\d)[A-Za-z][\w.-]+$/;
const TAGS: ReadonlySet<string> = new Set(['latest', 'next', 'beta', 'alpha', 'canary', 'rc']);
const FORGE_SHORTHAND = /^[^@/\s:][^/\s:@]*\/[^/\s:]+$/;

/**
 * Reads a specifier as npm's package specs define them, with the protocols that Yarn, pnpm and Bun add. What is nothing
 * else is a range or tag of the registry.
 */
export function readSpecifier(text: string): Specifier {
  const specifier = text.trim();
  // Most are plain ranges: no need to look further.
  if (!specifier.includes(':') && !specifier.includes('/') && !specifier.startsWith('.')) {
    return { source: 'registry', range: specifier };
  }
  const colon = specifier.indexOf(':');
  const rest = specifier.slice(colon + 1);
  switch (specifier.slice(0, colon)) {
    case 'npm':
      return readAlias(rest);
    case 'jsr':
      return { source: 'registry', range: rest.slice(rest.lastIndexOf('@') + 1) };
    case 'catalog':
      return { source: 'registry' };
    case 'workspace':
      return { source: 'project' };
    case 'patch':
      return readPatched(rest);
  }
  if (PATH.test(specifier)) return { source: 'file', address: specifier };
  if (FORGE_PAGE.test(specifier)) return { source: 'git', address: specifier };
  const source = sourceOfAddress(specifier);
  if (source) return { source: source.kind, address: specifier };
  if (FORGE_SHORTHAND.test(specifier.split('#', 1)[0] ?? '')) return { source: 'git', address: `github:${specifier}` };
  return { source: 'registry', range: specifier };
}

/** Splits `name@range`; the range is empty where there is none. */
export function splitNameAt(text: string): { readonly name: string; readonly range: string } {
  const at = text.indexOf('@', 1);
  return at < 0 ? { name: text, range: '' } : { name: text.slice(0, at), range: text.slice(at + 1) };
}

/** `npm:` stands before `name@range`, before a bare name, or (Yarn) before a range. */
function readAlias(text: string): Specifier {
  const { name, range } = splitNameAt(text);
  if (range === '' && !isName(name)) return { source: 'registry', range: name };
  return { source: 'registry', name, range };
}

/** Whether the text is a package's name and not a version, range or one of the usual tags. */
function isName(text: string): boolean {
  return text.startsWith('@') || (NAME.test(text) && !TAGS.has(text));
}

/** `patch:name@range#file`, the inner part percent-encoded. */
function readPatched(text: string): Specifier {
  const inner = splitNameAt(decoded(text.split('#', 1)[0] ?? ''));
  return inner.range === '' ? { source: 'registry' } : { ...readSpecifier(inner.range), name: inner.name };
}

/** Percent-decoded text; the text itself where it is not well encoded. */
export function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
