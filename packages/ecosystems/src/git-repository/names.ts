import { formatPurl, type NameRules } from '@morel/model';
import { about } from './about.ts';

const LONGEST = 2000;
const SCHEME = /^(?:git\+)?[a-z][a-z0-9.-]*:\/\/(?:[^/@]*@)?/;
const SCP_LIKE = /^[\w.+-]+@([\w.-]+):(?!\/\/)\/*/;
const ENDS: readonly string[] = ['.git', '/'];

/**
 * Addresses of repositories without scheme, user and `.git`, in lower case as the package URL type `git` has them:
 * `github.com/owner/name`. Over whichever protocol it is fetched, it is the same repository.
 */
export const names: NameRules = {
  normalise: normaliseAddress,
  purl: repositoryPurl,
  fromPurl: ({ namespace, name }) => normaliseAddress(namespace ? `${namespace}/${name}` : name),
};

export function normaliseAddress(text: string): string {
  if (text.length > LONGEST) return text;
  let name = text.toLowerCase();
  for (let before = ''; before !== name;) {
    before = name;
    name = name.replace(SCHEME, '').replace(SCP_LIKE, '$1/');
    for (const end of ENDS) if (name.endsWith(end)) name = name.slice(0, -end.length);
  }
  return name === '' ? text : name;
}

/** The package URL of a repository; undefined where the name is not of the form `host/path`. */
export function repositoryPurl(name: string, version?: string): string | undefined {
  const parts = name.split('/');
  const isWhole = parts.length > 1 && parts.every((part) => part !== '' && part !== '.' && part !== '..');
  if (!isWhole || !name.isWellFormed() || name.length > LONGEST || normaliseAddress(name) !== name) return undefined;
  return formatPurl({
    type: about.purlType,
    namespace: parts.slice(0, -1).join('/'),
    name: parts.at(-1) ?? '',
    ...(version && { version }),
  });
}
