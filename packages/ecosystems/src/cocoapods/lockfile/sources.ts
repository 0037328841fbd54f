import type { Source } from '@morel/model';
import { asString, entriesOf, get, stringsOf } from '@morel/parse';
import { plainPath } from '../../reading/tree-path.ts';
import { withoutUser } from '../../reading/without-user.ts';
import { TRUNK } from '../registry.ts';

/** The git repository of the public podspecs, which lockfiles name where a Podfile does. */
const PUBLIC_REPOSITORY = /^https:\/\/github\.com\/cocoapods\/specs(?:\.git)?\/?$/i;
const COMMIT = /^[0-9a-f]{7,64}$/;

/** Where each pod comes from, by the name of the pod: repositories of podspecs, then what the Podfile says instead. */
export function sourcesOf(lock: unknown): ReadonlyMap<string, Source> {
  const sources = new Map<string, Source>();
  for (const [repository, pods] of entriesOf(get(lock, 'SPEC REPOS'))) {
    const source: Source = { kind: 'registry', url: addressOf(repository) };
    for (const pod of stringsOf(pods)) sources.set(pod, source);
  }
  const checkouts = get(lock, 'CHECKOUT OPTIONS');
  for (const [pod, options] of entriesOf(get(lock, 'EXTERNAL SOURCES')))
    sources.set(pod, externalSource(options, get(checkouts, pod)));
  return sources;
}

/** `trunk` is the name of the public repository on every machine; any other name is that of one machine alone. */
function addressOf(repository: string): string {
  if (repository === 'trunk' || PUBLIC_REPOSITORY.test(repository)) return TRUNK;
  return withoutUser(repository);
}

/** What `pod 'Name', :git => …` gives; the commit is that of the last installation. */
function externalSource(options: unknown, checkout: unknown): Source {
  const path = asString(get(options, ':path'));
  if (path !== undefined) return { kind: 'link', path: plainPath(path) };
  const archive = asString(get(options, ':http'));
  if (archive !== undefined) return { kind: 'url', url: withoutUser(archive) };
  const url = asString(get(options, ':git'));
  if (url === undefined) return { kind: 'unknown' };
  const commit = [checkout, options]
    .map((from) => asString(get(from, ':commit')))
    .find((text) => COMMIT.test(text ?? ''));
  return { kind: 'git', url: withoutUser(url), ...(commit !== undefined && { commit }) };
}
