import { quote, type ProblemLog, type Source } from '@morel/model';
import { asArray, asObject, asString, entriesOf, get, stringsOf, type Parsed, type Step } from '@morel/parse';
import { withoutUser } from '../../reading/without-user.ts';
import { uuidOf } from '../names.ts';

/** One entry of a manifest. */
export interface Entry {
  readonly name: string;
  /** Undefined where the text is no UUID. */
  readonly uuid: string | undefined;
  readonly version: string | undefined;
  readonly source: Source;
  /** Whether it comes with Julia: nothing says where else it would come from. */
  readonly isStandard: boolean;
  /** Names of what it depends on, with the UUID where names repeat. */
  readonly deps: readonly (readonly [name: string, uuid: string | undefined])[];
  readonly path: readonly Step[];
}

const COMMIT = /^[0-9a-f]{40}$/;

/** Where the entries of a format stand: below `deps`, or at the top in version 1. */
export function entriesIn(parsed: Parsed, prefix: readonly Step[], log: ProblemLog): Entry[] {
  const tables = prefix.length === 0 ? parsed.value : get(parsed.value, 'deps');
  const entries: Entry[] = [];
  for (const [name, list] of entriesOf(tables)) {
    const span = (): ReturnType<Parsed['span']> => parsed.span(...prefix, name);
    if (!asArray(list)) log.add('unknown-entry', `${quote(name)} is no list of entries and was left out`, span);
    for (const [index, value] of (asArray(list) ?? []).entries()) {
      const path = [...prefix, name, index];
      if (name === '' || !asObject(value)) log.add('unknown-entry', `an entry of ${quote(name)} was left out`, span);
      else {
        const { url, missing } = registryOf(get(value, 'registries'), parsed.value);
        if (missing !== undefined) {
          const message = `the registry ${quote(missing)} of ${quote(name)} is not in the file: it may be cut off`;
          log.add('unknown-entry', message, span);
        }
        entries.push(entryOf(name, value, path, url));
      }
    }
  }
  return entries;
}

function entryOf(name: string, value: unknown, path: readonly Step[], registry: string | undefined): Entry {
  const text = (key: string): string | undefined => asString(get(value, key)) || undefined;
  const [folder, url, tree] = [text('path'), text('repo-url'), text('git-tree-sha1')];
  const isStandard = folder === undefined && url === undefined && tree === undefined;
  const deps = get(value, 'deps');
  return {
    name,
    uuid: uuidOf(text('uuid')),
    version: text('version'),
    source: sourceOf(folder, url, text('repo-rev'), registry),
    isStandard,
    deps: asObject(deps)
      ? entriesOf(deps).map(([dep, uuid]) => [dep, uuidOf(asString(uuid))] as const)
      : (asArray(deps) ?? []).map((dep) => [asString(dep) ?? '', undefined] as const),
    path,
  };
}

/** `git-tree-sha1` names a tree and no commit; `repo-rev` is a commit only where it looks like one. */
function sourceOf(
  folder: string | undefined,
  url: string | undefined,
  rev: string | undefined,
  registry: string | undefined,
): Source {
  if (url !== undefined) {
    return { kind: 'git', url: withoutUser(url), ...(rev !== undefined && COMMIT.test(rev) && { commit: rev }) };
  }
  if (folder !== undefined) return { kind: 'link', path: folder };
  return { kind: 'registry', ...(registry !== undefined && { url: registry }) };
}

/** The registry that an entry names, where that is not General; manifests name them since version 2.1. */
function registryOf(value: unknown, manifest: unknown): { readonly url?: string; readonly missing?: string } {
  const named = asString(value) === undefined ? stringsOf(value) : [String(value)];
  if (named.includes('General')) return {};
  for (const name of named) {
    const url = asString(get(get(get(manifest, 'registries'), name), 'url'));
    if (url !== undefined) return { url: withoutUser(url) };
  }
  const [missing] = named;
  return missing === undefined ? {} : { missing };
}
