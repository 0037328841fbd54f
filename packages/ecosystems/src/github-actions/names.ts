import { formatPurl, type NameRules } from '@morel/model';
import { about } from './about.ts';
import { versionOf } from './action-reference.ts';

/**
 * `owner/repo`, in lower case as GitHub compares names and as the package URL type `githubactions` has them. One release is of the
 * whole repository, and advisories name that: the folder of an action within it (`github/codeql-action/init`) is no part of
 * the name. With it, no advisory would be found.
 */
export const names: NameRules = {
  normalise: (name) => name.split('/', 2).join('/').toLowerCase(),
  purl: actionPurl,
  fromPurl: ({ namespace, name }) => names.normalise(namespace ? `${namespace}/${name}` : name),
  asRead({ version: reference = '', ...parts }) {
    const version = versionOf(reference);
    const [namespace = '', name = ''] = names.fromPurl(parts).split('/');
    return name === '' ? parts : { ...parts, namespace, name, ...(version && { version }) };
  },
};

/** The package URL of a repository at a reference; undefined where the name is not of the form `owner/repo`. */
export function actionPurl(fullName: string, version?: string): string | undefined {
  const [owner = '', repository = '', ...more] = fullName.split('/');
  if (more.length > 0 || !isPart(owner) || !isPart(repository)) return undefined;
  return formatPurl({ type: about.purlType, namespace: owner, name: repository, ...(version && { version }) });
}

function isPart(text: string): boolean {
  return text !== '' && text !== '.' && text !== '..' && text.isWellFormed();
}
