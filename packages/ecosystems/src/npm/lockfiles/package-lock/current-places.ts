import { quote, type ProblemLog, type Source, type Span, type SpanSource } from '@morel/model';
import { asObject, asString, declaredLicences, entriesOf, get, type Parsed } from '@morel/parse';
import { plainPath } from '../../../reading/tree-path.ts';
import { withoutUser } from '../../../reading/without-user.ts';
import { isRegistryArchive, sourceOfAddress } from '../../address.ts';
import { digestsOf } from '../../integrity.ts';
import { isTooDeep } from '../../nesting.ts';
import { platformOf } from '../../platform.ts';
import { wishesOf, type Fields, type WrongType } from '../../wishes.ts';
import { installNameOf, isTop, type Place } from './place.ts';

const FLAGS: ReadonlySet<string> = new Set(['optional', 'peer', 'dev', 'devOptional']);

/** The places of `packages`, which npm writes since version 7 (lockfileVersion 2 and 3). */
export function currentPlaces(parsed: Parsed, log: ProblemLog): Place[] {
  const places: Place[] = [];
  const paths = new Set<string>();
  const unnamed: number[] = [];
  let placeholders = 0;
  for (const [key, value] of entriesOf(get(parsed.value, 'packages'))) {
    const span = (): Span | undefined => parsed.span('packages', key);
    const fields = asObject(value);
    if (!fields) {
      log.add('unknown-entry', `the entry ${quote(key)} is not an object`, span);
      continue;
    }
    const path = key === '' ? '' : plainPath(key);
    if (paths.has(path)) {
      log.add('duplicate-key', `the folder ${quote(path)} stands in the file twice; the first was taken`, span);
      continue;
    }
    if (isTooDeep(path)) {
      log.add('too-deep', `the folder ${quote(path)} is nested too deep`, span);
      continue;
    }
    paths.add(path);
    if (fields['version'] === undefined && isPlaceholder(fields)) placeholders += 1;
    else {
      if (fields['name'] === undefined && path !== '' && isTop(path)) unnamed.push(places.length);
      places.push(readPlace(path, fields, span, log));
    }
  }
  if (placeholders > 0) {
    const entries = placeholders === 1 ? '1 entry stands' : `${placeholders} entries stand`;
    log.add('not-judged', `${entries} for optional packages that are not installed`);
  }
  return unnamed.length > 0 ? namedByLinks(places, new Set(unnamed)) : places;
}

/** npm 7 and 8 leave out the name of a folder that is linked in: it is installed under it, so the link has it. */
function namedByLinks(places: readonly Place[], unnamed: ReadonlySet<number>): Place[] {
  const names = new Map(places.flatMap(({ link, installName }) => (link === undefined ? [] : [[link, installName]])));
  return places.map((place, position) => {
    const name = unnamed.has(position) ? names.get(place.path) : undefined;
    return name === undefined ? place : { ...place, name };
  });
}

function readPlace(path: string, fields: Fields, span: SpanSource, log: ProblemLog): Place {
  const { name, version, resolved, integrity, deprecated, link, hasInstallScript, license, dev, optional } = fields;
  const wrongType: WrongType = (member, expected) => {
    log.add('unknown-entry', `${quote(member.join('.'))} of ${quote(path)} is not ${expected}`, span);
  };
  if (!isText(name)) wrongType(['name'], 'a string');
  if (!isText(version)) wrongType(['version'], 'a string');
  if (!isText(resolved) && resolved !== false) wrongType(['resolved'], 'a string');
  if (!isText(integrity)) wrongType(['integrity'], 'a string');
  const installName = installNameOf(path);
  if (installName === '' && path !== '') log.add('unknown-entry', `the entry ${quote(path)} names no package`, span);
  return {
    path,
    installName,
    name: asString(name) || installName || path,
    version: asString(version) || undefined,
    source: sourceOf(path, fields),
    link: link === true ? plainPath(asString(resolved) ?? '') : undefined,
    wishes: wishesOf(fields, isTop(path), wrongType),
    digests: digestsOf(asString(integrity)),
    marker: platformOf(fields),
    notice: typeof deprecated === 'string' ? { kind: 'deprecated', text: deprecated } : undefined,
    installScript: hasInstallScript === true,
    licences: license === undefined ? undefined : declaredLicences(license),
    dev: dev === true,
    optional: optional === true,
    span,
  };
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || value === undefined || value === null;
}

function sourceOf(path: string, { link, resolved, inBundle, integrity }: Fields): Source {
  if (link === true) return { kind: 'link', path: plainPath(asString(resolved) ?? '') };
  if (isTop(path)) return { kind: 'link', path };
  if (typeof resolved !== 'string') {
    return { kind: inBundle === true && integrity === undefined ? 'bundled' : 'registry' };
  }
  // That an archive is no registry's is told by who asks for it: see `connectPlaces`.
  if (isRegistryArchive(resolved)) return { kind: 'registry', url: withoutUser(resolved) };
  const source = sourceOfAddress(resolved);
  return source?.kind === 'url' ? { kind: 'registry', url: source.url } : (source ?? { kind: 'registry' });
}

/** npm notes optional peers that it did not install as entries with nothing but flags. */
function isPlaceholder(fields: Fields): boolean {
  if (fields['optional'] !== true && fields['peer'] !== true) return false;
  return Object.keys(fields).every((key) => FLAGS.has(key));
}
