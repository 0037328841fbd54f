import { quote, type EdgeKind, type ProblemLog, type Source, type Span } from '@morel/model';
import { asObject, asString, entriesOf, get, stringsOf, type Parsed } from '@morel/parse';
import { withoutUser } from '../../../reading/without-user.ts';
import { pypiComponent } from '../../component.ts';
import type { LockNode } from '../../lock-node.ts';
import { placeOfTable, type Place } from '../../manifests/manifest-wish.ts';
import { kindsOfCategory } from '../../manifests/pipfile/wishes.ts';
import { normaliseName } from '../../names.ts';
import { digestsOf } from '../../requirement/digest.ts';
import { pinOf } from '../../requirement/specifier.ts';

/** One package, with every category that holds it in the same version. */
interface Package {
  readonly name: string;
  readonly version: string | undefined;
  readonly source: Source;
  readonly fields: unknown;
  readonly span: Span | undefined;
  readonly categories: string[];
}

/** The entries of a Pipfile.lock in all its categories, those of the user's own naming included. */
export function readPipfilePackages(parsed: Parsed, log: ProblemLog): LockNode[] {
  const indexes = indexAddresses(get(get(parsed.value, '_meta'), 'sources'));
  const packages = new Map<string, Package>();
  for (const [category, entries] of entriesOf(parsed.value)) {
    if (category === '_meta') continue;
    if (!asObject(entries)) {
      log.add('unknown-entry', `${quote(category)} is not an object of packages`, parsed.span(category));
    }
    for (const [name, fields] of entriesOf(entries)) {
      const span = parsed.span(category, name);
      if (name === '' || !asObject(fields)) {
        log.add('unknown-entry', `${quote(name)} in ${quote(category)} is not a package with its fields`, span);
        continue;
      }
      const { source, version } = placeOf(fields, name, indexes);
      const identity = JSON.stringify([normaliseName(name), version, source]);
      const known = packages.get(identity);
      if (known) known.categories.push(category);
      else packages.set(identity, { name, version, source, fields, span, categories: [category] });
      if (!known && version === undefined && source.kind === 'registry') {
        log.add('unresolved-version', `${quote(name)} has no exact version`, span);
      }
    }
  }
  return [...packages.values()].map(toNode);
}

function toNode({ name, version, source, fields, span, categories }: Package): LockNode {
  const marker = asString(get(fields, 'markers'));
  const asked = [...new Set(categories.flatMap((category): readonly EdgeKind[] => kindsOfCategory(category)))];
  return {
    entry: {
      component: pypiComponent(name, version, source),
      key: normaliseName(name),
      source,
      span,
      digests: digestsOf(stringsOf(get(fields, 'hashes'))),
      ...(marker !== undefined && { marker }),
      groups: categories,
    },
    wishes: [],
    asked,
    isStated: true,
  };
}

function placeOf(fields: unknown, name: string, indexes: ReadonlyMap<string, string>): Place {
  const written = pinOf(asString(get(fields, 'version')) ?? '');
  const other = placeOfTable(fields, normaliseName(name));
  const url = indexes.get(asString(get(fields, 'index')) ?? '');
  const place: Place = other ?? { source: { kind: 'registry', ...(url !== undefined && { url }) } };
  return written === undefined ? place : { ...place, version: written };
}

/** Addresses of the indexes by name; the first stands for entries that name none. */
function indexAddresses(sources: unknown): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>();
  for (const source of Array.isArray(sources) ? sources : []) {
    const url = asString(get(source, 'url'));
    if (url === undefined) continue;
    if (addresses.size === 0) addresses.set('', withoutUser(url));
    addresses.set(asString(get(source, 'name')) ?? '', withoutUser(url));
  }
  return addresses;
}
