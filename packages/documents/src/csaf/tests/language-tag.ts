import registry from '../../../../../data/languages/subtags.json' with { type: 'json' };
import { named } from './words.ts';

type Kind = 'language' | 'extlang' | 'script' | 'region' | 'variant';

/** Forms of subtags in the order in which they stand (RFC 5646, section 2.1). */
const FORMS: readonly (readonly [kind: Kind, form: RegExp])[] = [
  ['extlang', /^[a-z]{3}$/],
  ['script', /^[a-z]{4}$/],
  ['region', /^(?:[a-z]{2}|\d{3})$/],
  ['variant', /^(?:[a-z0-9]{5,8}|\d[a-z0-9]{3})$/],
];

const known = (kind: 'language' | 'script' | 'region' | 'variant'): ReadonlySet<string> =>
  new Set(registry[kind].split(' '));
const SUBTAGS: Readonly<Record<Exclude<Kind, 'extlang'>, ReadonlySet<string>>> = {
  language: known('language'),
  script: known('script'),
  region: known('region'),
  variant: known('variant'),
};
/** The language that an extended one goes with. */
const PREFIXES = new Map(
  Object.entries(registry.extlang).flatMap(([prefix, tags]) => tags.split(' ').map((tag) => [tag, prefix] as const)),
);
const WHOLE: ReadonlySet<string> = new Set(registry.grandfathered.split(' '));

interface LanguageTag {
  readonly subtags: readonly (readonly [kind: Kind, subtag: string])[];
  /** Single letters that start extensions. */
  readonly singletons: readonly string[];
  /** `x-…` */
  readonly isPrivate: boolean;
}

/**
 * What makes a tag no valid one, of a text that has the form of a tag: a subtag that is not registered, that stands beside
 * the wrong language, or that stands twice. Undefined where nothing does. Source: RFC 5646, section 2.2.9.
 */
export function languageFault(text: string): string | undefined {
  const tag = text.toLowerCase();
  if (WHOLE.has(tag)) return undefined;
  const { subtags, singletons } = parse(tag);
  const unknown = subtags.find(([kind, subtag]) => !isRegistered(kind, subtag));
  if (unknown) return `is no valid language: ${named(unknown[1])} is not registered as ${unknown[0]}`;
  const language = subtags[0]?.[1] ?? '';
  const astray = subtags.find(([kind, subtag]) => kind === 'extlang' && PREFIXES.get(subtag) !== language);
  if (astray) return `is no valid language: ${named(astray[1])} does not go with ${named(language)}`;
  const twice =
    doubled(subtags.filter(([kind]) => kind === 'variant').map(([, subtag]) => subtag)) ?? doubled(singletons);
  return twice === undefined ? undefined : `is no valid language: ${named(twice)} stands twice`;
}

/** Whether a tag has a part that is kept for private use: RFC 5646, sections 2.2.1 to 2.2.4 and 2.2.7, and region ZZ. */
export function isPrivateLanguage(text: string): boolean {
  const { subtags, isPrivate } = parse(text.toLowerCase());
  return isPrivate || subtags.some(([kind, subtag]) => PRIVATE[kind]?.test(subtag));
}

const PRIVATE: Readonly<Partial<Record<Kind, RegExp>>> = {
  language: /^q[a-t][a-z]$/,
  script: /^qa(?:a[a-z]|b[a-x])$/,
  region: /^(?:aa|q[m-z]|x[a-z]|zz)$/,
};

function isRegistered(kind: Kind, subtag: string): boolean {
  if (kind === 'extlang') return PREFIXES.has(subtag);
  // The ranges of the registry are those for private use.
  return SUBTAGS[kind].has(subtag) || PRIVATE[kind]?.test(subtag) === true;
}

function parse(tag: string): LanguageTag {
  const parts = tag.split('-');
  const end = parts.indexOf('x');
  const own = end < 0 ? parts : parts.slice(0, end);
  const extensions = own.findIndex((part) => part.length === 1);
  const [language = '', ...rest] = extensions < 0 ? own : own.slice(0, extensions);
  const subtags: [Kind, string][] = language === '' ? [] : [['language', language]];
  let kinds = FORMS;
  for (const part of rest) {
    const at = kinds.findIndex(([, form]) => form.test(part));
    const kind = kinds[at]?.[0] ?? 'variant';
    subtags.push([kind, part]);
    // Only variants may come more than once.
    kinds = kind === 'variant' ? FORMS.slice(-1) : kinds.slice(at + 1);
  }
  const singletons = extensions < 0 ? [] : own.slice(extensions).filter((part) => part.length === 1);
  return { subtags, singletons, isPrivate: end >= 0 };
}

function doubled(parts: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (const part of parts) {
    if (seen.has(part)) return part;
    seen.add(part);
  }
  return undefined;
}
