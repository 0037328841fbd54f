import { formatPurl, parsePurl, type PurlParts } from '@morel/model';
import table from '../../../../data/purl-types/types.json' with { type: 'json' };

/** What a type asks for beyond the general form; see `data/purl-types`. */
interface TypeRules {
  readonly namespace?: string;
  readonly lower?: readonly string[];
  readonly name?: string;
  readonly version?: string;
  readonly qualifiers?: readonly string[];
  readonly replace?: { readonly part: string; readonly from: string; readonly to: string };
  readonly lowerNameWhere?: { readonly qualifier: string; readonly contains: string };
}

const TYPES = new Map<string, TypeRules>(Object.entries(table.types));

/**
 * Parts of a package URL as its type wants them, or undefined where the type forbids them. A type that has no
 * definition leaves them as they are. Idempotent. Source: ECMA-427 and its type definitions.
 */
export function canonicalParts(parts: PurlParts): PurlParts | undefined {
  if (parts.name === '') return undefined;
  const rules = TYPES.get(parts.type);
  if (!rules) return parts;
  const canonical = { ...parts, ...lowered(parts, rules) };
  return isAllowed(canonical, rules) ? canonical : undefined;
}

/** The canonical text of a package URL, or undefined where the text is none or its type forbids it. */
export function canonicalPurl(text: string): string | undefined {
  const parts = parsePurl(text);
  const canonical = parts && canonicalParts(parts);
  return canonical && formatPurl(canonical);
}

function lowered(parts: PurlParts, rules: TypeRules): Partial<PurlParts> {
  const changed: { namespace?: string; name?: string; version?: string } = {};
  for (const part of ['namespace', 'name', 'version'] as const) {
    const text = parts[part];
    if (text !== undefined && rules.lower?.includes(part)) changed[part] = text.toLowerCase();
  }
  const where = rules.lowerNameWhere;
  if (where && parts.qualifiers?.[where.qualifier]?.includes(where.contains)) changed.name = parts.name.toLowerCase();
  if (rules.replace) changed.name = (changed.name ?? parts.name).replaceAll(rules.replace.from, rules.replace.to);
  return changed;
}

function isAllowed(parts: PurlParts, rules: TypeRules): boolean {
  if (rules.namespace === 'required' && !parts.namespace) return false;
  if (rules.namespace === 'prohibited' && parts.namespace) return false;
  if (rules.name !== undefined && !new RegExp(rules.name).test(parts.name)) return false;
  if (rules.version !== undefined && parts.version && !new RegExp(rules.version).test(parts.version)) return false;
  return (rules.qualifiers ?? []).every((key) => parts.qualifiers?.[key]);
}
