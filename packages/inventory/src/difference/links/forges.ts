/** A code host: how its pages are addressed. `{repo}` is the repository, `{from}` and `{to}` are tags or commits. */
export interface Forge {
  readonly title: string;
  /** Exact hosts. A repository elsewhere gets no link: anybody can name a host. */
  readonly hosts: readonly string[];
  /** How many parts the path of a repository has. */
  readonly depth: { readonly least: number; readonly most: number };
  /** Part of a path from which on it is no longer the repository. */
  readonly ends?: string;
  readonly compare?: string;
  readonly release?: string;
  readonly releases?: string;
  readonly commit: string;
}

const TWO = { least: 2, most: 2 };

/**
 * The code hosts whose addresses are known. Sources, read in 2026: docs.github.com "Comparing commits"; docs.gitlab.com
 * "Compare revisions" and "Releases"; support.atlassian.com "Compare branches"; docs.codeberg.org and docs.gitea.com; man.sr.ht.
 */
export const FORGES: readonly Forge[] = [
  {
    title: 'GitHub',
    hosts: ['github.com', 'www.github.com'],
    depth: TWO,
    compare: '{repo}/compare/{from}...{to}',
    release: '{repo}/releases/tag/{to}',
    releases: '{repo}/releases',
    commit: '{repo}/commit/{to}',
  },
  {
    title: 'GitLab',
    hosts: ['gitlab.com', 'gitlab.gnome.org', 'gitlab.freedesktop.org', 'invent.kde.org', 'salsa.debian.org'],
    depth: { least: 2, most: 20 },
    ends: '-',
    compare: '{repo}/-/compare/{from}...{to}',
    release: '{repo}/-/releases/{to}',
    releases: '{repo}/-/releases',
    commit: '{repo}/-/commit/{to}',
  },
  {
    title: 'Bitbucket',
    hosts: ['bitbucket.org'],
    depth: TWO,
    // The later one stands first, a line end between the two.
    compare: '{repo}/branches/compare/{to}%0D{from}',
    commit: '{repo}/commits/{to}',
  },
  {
    title: 'Codeberg and Gitea',
    hosts: ['codeberg.org', 'gitea.com'],
    depth: TWO,
    compare: '{repo}/compare/{from}...{to}',
    release: '{repo}/releases/tag/{to}',
    releases: '{repo}/releases',
    commit: '{repo}/commit/{to}',
  },
  {
    title: 'sourcehut',
    hosts: ['git.sr.ht'],
    depth: TWO,
    release: '{repo}/refs/{to}',
    releases: '{repo}/refs',
    commit: '{repo}/commit/{to}',
  },
];
