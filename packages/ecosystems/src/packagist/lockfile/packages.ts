import { quote, type Licence, type Notice, type ProblemLog, type Source, type Span, type Upstream } from '@morel/model';
import {
  asArray,
  asObject,
  asString,
  declaredLicence,
  entriesOf,
  get,
  stringsOf,
  type Parsed,
  type Step,
} from '@morel/parse';
import { isPlatform, normaliseName } from '../names.ts';
import { digestsOf, sourceOf, upstreamOf } from './source.ts';

/** A name with what is said of it: a range that is asked for, or the version at which it is stood in for. */
export type Relation = readonly [name: string, constraint: string];

/** One entry of a lockfile, or of the list of what is installed. */
export interface LockedPackage {
  /** Normalised. */
  readonly name: string;
  readonly version: string;
  readonly source: Source;
  readonly upstream: Upstream | undefined;
  readonly digests: readonly string[];
  readonly isDev: boolean;
  /** Without what the machine has to bring. */
  readonly requires: readonly Relation[];
  readonly replaces: readonly Relation[];
  readonly provides: readonly Relation[];
  readonly notice: Notice | undefined;
  readonly licences: readonly Licence[] | undefined;
  /** A plugin: Composer runs its code. */
  readonly isPlugin: boolean;
  readonly span: () => Span | undefined;
}

const PLUGINS: readonly unknown[] = ['composer-plugin', 'composer-installer'];

/** The packages of a list in a parsed file; those without name or version are reported and left out. */
export function packagesIn(parsed: Parsed, path: readonly Step[], isDev: boolean, log: ProblemLog): LockedPackage[] {
  const listed = path.reduce<unknown>((value, step) => get(value, String(step)), parsed.value);
  const packages: LockedPackage[] = [];
  for (const [position, entry] of (asArray(listed) ?? []).entries()) {
    const span = (): Span | undefined => parsed.span(...path, position);
    const name = asString(get(entry, 'name'));
    const version = asString(get(entry, 'version'));
    if (!name || !version) {
      const called = name ? `${quote(name)} has no version` : 'a package has no name';
      log.add('unknown-entry', `${called} and was left out`, span);
      continue;
    }
    const relations = (member: string): readonly Relation[] => relationsOf(entry, member, { name, log, span });
    packages.push({
      name: normaliseName(name),
      version,
      source: sourceOf(entry),
      upstream: upstreamOf(entry),
      digests: digestsOf(entry),
      isDev,
      requires: relations('require'),
      replaces: relations('replace'),
      provides: relations('provide'),
      notice: noticeOf(entry),
      licences: licencesOf(entry),
      isPlugin: PLUGINS.includes(get(entry, 'type')),
      span,
    });
  }
  return packages;
}

interface Owner {
  readonly name: string;
  readonly log: ProblemLog;
  readonly span: () => Span | undefined;
}

function relationsOf(entry: unknown, member: string, { name, log, span }: Owner): readonly Relation[] {
  const list = get(entry, member);
  const isEmpty = list === undefined || list === null || asArray(list)?.length === 0;
  if (isEmpty) return [];
  if (!asObject(list)) log.add('unknown-entry', `${quote(member)} of ${quote(name)} is not an object`, span);
  const relations: Relation[] = [];
  for (const [key, constraint] of entriesOf(list)) {
    const target = normaliseName(key);
    if (isPlatform(target)) continue;
    if (typeof constraint === 'string') relations.push([target, constraint]);
    else log.add('unknown-entry', `${quote(key)} in ${quote(member)} of ${quote(name)} is not a string`, span);
  }
  return relations;
}

/**
 * `license` is a text or a list, of which one may choose: `(A or B)`.
 * Source: https://getcomposer.org/doc/04-schema.md#license
 */
function licencesOf(entry: unknown): readonly Licence[] | undefined {
  const stated = get(entry, 'license');
  if (typeof stated === 'string') return declaredLicence(stated);
  const texts = stringsOf(stated).filter((text) => text.trim() !== '');
  if (texts.length < 2) return declaredLicence(texts[0] ?? '');
  const choice = declaredLicence(texts.map((text) => `(${text})`).join(' OR '));
  return choice?.[0]?.expression === undefined ? declaredLicence(texts.join(' or ')) : choice;
}

/** `abandoned` is true, or the name of what to use instead. */
function noticeOf(entry: unknown): Notice | undefined {
  const abandoned = get(entry, 'abandoned');
  if (abandoned === true) return { kind: 'deprecated', text: 'abandoned by its authors' };
  if (typeof abandoned !== 'string' || abandoned === '') return undefined;
  return { kind: 'deprecated', text: `abandoned by its authors, who name ${abandoned} in its place` };
}
