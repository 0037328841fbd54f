import { quote, type ProblemLog, type Source, type Span } from '@morel/model';
import { plainPath } from '../../reading/tree-path.ts';
import { withoutUser } from '../../reading/without-user.ts';
import { isPublic } from '../registry.ts';
import { someOf } from '../some-of.ts';
import { parseAsked, parseLocked, type Asked, type Locked } from './lines.ts';
import type { Line, Section } from './sections.ts';

/** A gem that a section of a lockfile lists. */
export interface Spec extends Locked {
  readonly source: Source;
  /** It may come from any of several registries. */
  readonly isAmbiguous: boolean;
  readonly dependencies: readonly Asked[];
  /** From its name to the last of its dependencies. */
  readonly span: Span;
}

interface Growing {
  spec: Spec;
  readonly dependencies: Asked[];
}

/** Titles of the sections that list gems. */
export const SOURCES: ReadonlySet<string> = new Set(['GEM', 'GIT', 'PATH', 'PLUGIN SOURCE']);

const OPTION = /^([A-Za-z]+): (.*)$/;
const COMMIT = /^[0-9a-f]{7,64}$/;

/** The gems of one section. What it does not say in the form that Bundler writes is reported and left out. */
export function specsOf({ title, lines }: Section, log: ProblemLog): Spec[] {
  const start = lines.findIndex(({ indent, text }) => indent === 2 && text === 'specs:');
  const head = start < 0 ? lines : lines.slice(0, start);
  const options = optionsOf(head, log);
  const origin = originOf(title, options, log);
  const specs: Growing[] = [];
  let current: Growing | undefined;
  for (const line of start < 0 ? [] : lines.slice(start + 1)) {
    if (line.indent === 6 && current) {
      const asked = parseAsked(line, log);
      if (!asked) continue;
      current.dependencies.push(asked);
      current.spec = { ...current.spec, span: { start: current.spec.span.start, end: line.span.end } };
      continue;
    }
    const locked = line.indent === 4 ? parseLocked(line.text) : undefined;
    if (!locked) {
      // The dependencies of an entry that was left out are left out with it.
      if (line.indent !== 6) log.add('unknown-entry', `${quote(line.text)} is no gem with a version`, line.span);
      if (line.indent === 4) current = undefined;
      continue;
    }
    const dependencies: Asked[] = [];
    current = { spec: { ...locked, ...origin, dependencies, span: line.span }, dependencies };
    specs.push(current);
  }
  return specs.map(({ spec }) => spec);
}

function optionsOf(lines: readonly Line[], log: ProblemLog): ReadonlyMap<string, readonly string[]> {
  const options = new Map<string, string[]>();
  for (const { indent, text, span } of lines) {
    const [, key, value = ''] = indent === 2 ? (OPTION.exec(text) ?? []) : [];
    if (key === undefined) log.add('unknown-entry', `${quote(text)} is no option of a source`, span);
    else {
      const known = options.get(key);
      if (known) known.push(value);
      else options.set(key, [value]);
    }
  }
  return options;
}

function originOf(
  { text: title, span }: Line,
  options: ReadonlyMap<string, readonly string[]>,
  log: ProblemLog,
): Pick<Spec, 'source' | 'isAmbiguous'> {
  const remotes = (options.get('remote') ?? []).map((remote) => withoutUser(remote.trim()));
  const [remote] = remotes;
  if (title === 'GEM') return registryOrigin(remotes, span, log);
  if (remote === undefined || title === 'PLUGIN SOURCE') {
    const what = title === 'PLUGIN SOURCE' ? 'a source that a plugin of Bundler knows' : `a source without address`;
    log.add('not-judged', `${what}${remote === undefined ? '' : `, ${quote(remote)},`} was not judged`, span);
    return { source: { kind: 'unknown' }, isAmbiguous: false };
  }
  if (title === 'PATH') {
    const path = plainPath(remote);
    return { source: { kind: path === '.' ? 'project' : 'link', path }, isAmbiguous: false };
  }
  const commit = options.get('revision')?.at(-1)?.trim();
  const source: Source = {
    kind: 'git',
    url: remote,
    ...(commit !== undefined && COMMIT.test(commit) && { commit }),
  };
  return { source, isAmbiguous: false };
}

/**
 * Where several registries are listed Bundler takes a gem from whichever has the highest version, so the one that is not
 * the public one is named: anyone who controls it decides.
 */
function registryOrigin(remotes: readonly string[], span: Span, log: ProblemLog): Pick<Spec, 'source' | 'isAmbiguous'> {
  const url = remotes.find((one) => !isPublic(one)) ?? remotes[0];
  const isAmbiguous = new Set(remotes).size > 1;
  if (isAmbiguous) {
    const list = someOf(remotes.map((one) => quote(one)));
    log.add('not-judged', `each gem of the section may come from any of several registries: ${list}`, span);
  }
  return { source: { kind: 'registry', ...(url !== undefined && { url }) }, isAmbiguous };
}
