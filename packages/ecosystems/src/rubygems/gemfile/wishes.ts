import type { EdgeKind, Source, Span } from '@morel/model';
import { withoutUser } from '../../reading/without-user.ts';
import { canonicalRequirement } from './requirement.ts';
import { statementsOf, type Literal, type Statement } from './statements.ts';

/** A gem that a Gemfile asks for. */
export interface GemWish {
  readonly name: string;
  /** As Bundler writes it into the lockfile: empty for any version, undefined where it would have to be evaluated. */
  readonly requirement: string | undefined;
  readonly groups: readonly string[];
  readonly kinds: readonly EdgeKind[];
  /** Only some machines get it: a platform or condition is asked first. */
  readonly isConditional: boolean;
  readonly source: Source;
  readonly span: Span;
}

/** What one file of a Gemfile says. */
export interface Gemfile {
  readonly wishes: readonly GemWish[];
  /** Other files that it takes in, with what surrounds the place. */
  readonly includes: readonly { readonly path: string; readonly context: Context; readonly span: Span }[];
  /** A `gemspec` line: what that program asks for is not known. */
  readonly gemspecs: readonly Span[];
  /** Statements that may ask for gems and would have to be evaluated. */
  readonly unread: readonly Span[];
  readonly plugins: readonly Span[];
  /** The last statement of a file that ends within a block. */
  readonly open: readonly Span[];
}

/** What the blocks around a statement say. */
export interface Context {
  readonly groups: readonly string[];
  readonly isConditional: boolean;
  readonly isOptional: boolean;
  readonly source: Source | undefined;
}

export const OUTSIDE: Context = { groups: [], isConditional: false, isOptional: false, source: undefined };

/** Statements that ask for no gem (source: the manual page gemfile). */
const HARMLESS: ReadonlySet<string> = new Set([
  'source',
  'ruby',
  'git_source',
  'require',
  'require_relative',
  'puts',
  'warn',
  'raise',
  'abort',
  'else',
  'elsif',
  'when',
  'in',
  'rescue',
  'ensure',
]);
const GIT_HOSTS: ReadonlyMap<string, (name: string) => string> = new Map([
  ['github', (name) => `https://github.com/${name.includes('/') ? name : `${name}/${name}`}.git`],
  ['gitlab', (name) => `https://gitlab.com/${name.includes('/') ? name : `${name}/${name}`}.git`],
  ['bitbucket', (name) => `https://bitbucket.org/${name.includes('/') ? name : `${name}/${name}`}.git`],
  ['gist', (name) => `https://gist.github.com/${name}.git`],
]);
const FOR_DEVELOPMENT: ReadonlySet<string> = new Set(['development', 'test']);
/** Options that do not say where a gem comes from; any other may be a source of the project's own making. */
const OTHER_OPTIONS: ReadonlySet<string> = new Set([
  'group',
  'groups',
  'require',
  'platform',
  'platforms',
  'branch',
  'ref',
  'tag',
  'submodules',
  'glob',
  'name',
  'type',
  'install_if',
  'force_ruby_platform',
  'gemfile',
]);
const COMMIT = /^[0-9a-f]{7,64}$/;
const NAME = /^[A-Za-z0-9._-]+$/;
const DEEPEST = 100;

type Growing = { -readonly [Key in keyof Gemfile]: Gemfile[Key][number][] };

/** Reads a Gemfile without evaluating it: what is no literal is said to be unread. */
export function gemfileOf(text: string, outside: Context = OUTSIDE): Gemfile {
  const found: Growing = { wishes: [], includes: [], gemspecs: [], unread: [], plugins: [], open: [] };
  const contexts: Context[] = [outside];
  let end: Span | undefined;
  for (const statement of statementsOf(text)) {
    const context = contexts.at(-1) ?? outside;
    end = statement.span;
    if (statement.name === 'end') {
      if (contexts.length > 1) contexts.pop();
      else found.unread.push(statement.span);
      // `end.each do`: what stood before is gone over once more.
      if (statement.opensBlock) contexts.push({ ...context, isConditional: true });
    } else if (!statement.opensBlock) take(statement, context, found);
    else if (contexts.length > DEEPEST) found.unread.push(statement.span);
    else contexts.push(within(statement, context));
  }
  if (contexts.length > 1 && end) found.open.push(end);
  return found;
}

function take(statement: Statement, context: Context, found: Growing): void {
  const { name, positional, span, isAssignment } = statement;
  const [first] = positional;
  if (name === 'gem') {
    const wish = wishOf(statement, context);
    if (wish) found.wishes.push(wish);
    else found.unread.push(span);
  } else if (name === 'gemspec') found.gemspecs.push(span);
  else if (name === 'plugin') found.plugins.push(span);
  else if (name === 'eval_gemfile' && typeof first === 'string') found.includes.push({ path: first, context, span });
  else if (!HARMLESS.has(name) && !isAssignment) found.unread.push(span);
}

/** What holds within the block that a statement opens. */
function within({ name, positional, options }: Statement, context: Context): Context {
  const [first] = positional;
  switch (name) {
    case 'group':
      return {
        ...context,
        groups: [...context.groups, ...positional.flatMap((group) => listOf(group) ?? [])],
        isOptional: context.isOptional || options.get('optional') === true,
      };
    case 'source':
      return { ...context, source: typeof first === 'string' ? registry(first) : { kind: 'unknown' } };
    case 'path':
      return { ...context, source: typeof first === 'string' ? { kind: 'link', path: first } : { kind: 'unknown' } };
    case 'git':
      return { ...context, source: typeof first === 'string' ? git(first, options) : { kind: 'unknown' } };
    case 'git_source':
      return context;
    default: {
      const address = typeof first === 'string' ? GIT_HOSTS.get(name)?.(first) : undefined;
      if (address !== undefined) return { ...context, source: git(address, options) };
      return { ...context, isConditional: true };
    }
  }
}

function wishOf({ positional, options, span, isConditional }: Statement, context: Context): GemWish | undefined {
  const [name, ...versions] = positional;
  if (typeof name !== 'string' || !NAME.test(name)) return undefined;
  const groups = [...context.groups, ...(listOf(options.get('group') ?? options.get('groups')) ?? [])];
  const asksFirst = ['platform', 'platforms', 'install_if'].some((key) => options.has(key));
  const isAsked = isConditional || context.isConditional || asksFirst;
  const isForDevelopment = groups.length > 0 && groups.every((group) => FOR_DEVELOPMENT.has(group));
  const base: EdgeKind = isForDevelopment ? 'dev' : 'prod';
  return {
    name,
    requirement: canonicalRequirement(versions.map((version) => listOf(version))),
    groups,
    kinds: isAsked || context.isOptional ? [base, 'optional'] : [base],
    isConditional: isAsked,
    source: sourceOf(options) ?? context.source ?? { kind: 'registry' },
    span,
  };
}

function sourceOf(options: ReadonlyMap<string, Literal>): Source | undefined {
  for (const [key, value] of options) {
    const address = key === 'git' && typeof value === 'string' ? value : undefined;
    const hosted = typeof value === 'string' ? GIT_HOSTS.get(key)?.(value) : undefined;
    if (address !== undefined || hosted !== undefined) return git(address ?? hosted ?? '', options);
    if (key === 'path' && typeof value === 'string') return { kind: 'link', path: value };
    if (key === 'source' && typeof value === 'string') return registry(value);
    if (!OTHER_OPTIONS.has(key)) return { kind: 'unknown' };
  }
  return undefined;
}

function registry(address: string): Source {
  return { kind: 'registry', url: withoutUser(address) };
}

function git(address: string, options: ReadonlyMap<string, Literal>): Source {
  const ref = options.get('ref');
  return {
    kind: 'git',
    url: withoutUser(address),
    ...(typeof ref === 'string' && COMMIT.test(ref) && { commit: ref }),
  };
}

function listOf(value: Literal): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  return typeof value === 'boolean' ? undefined : value;
}
