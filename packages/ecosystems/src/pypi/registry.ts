import type { RegistryRules } from '@morel/model';

const WITH_DIGESTS: ReadonlySet<string> = new Set(['uv-lock', 'poetry-lock', 'pdm-lock', 'pylock', 'pipfile-lock']);

const PUBLIC_HOSTS: readonly string[] = ['pypi.org', 'files.pythonhosted.org', 'pypi.python.org'];

/** Facts about the Python Package Index. Requirements files need no hashes; that they have none is the setting's matter. */
export const registry: RegistryRules = {
  publicHosts: PUBLIC_HOSTS,
  expectsDigest: (format) => WITH_DIGESTS.has(format),
  // What a virtual environment is made with.
  preinstalled: ['pip', 'setuptools', 'wheel'],
};

/**
 * The address to show for a package of an index: the index, or, where the index is the public one but one of the
 * archives lies elsewhere, that archive.
 */
export function registryAddress(index: string | undefined, archives: Iterable<string>): string | undefined {
  const host = index === undefined ? undefined : hostOf(index);
  if (host !== undefined && !PUBLIC_HOSTS.includes(host)) return index;
  for (const archive of archives) {
    const other = hostOf(archive);
    if (other !== undefined && !PUBLIC_HOSTS.includes(other)) return archive;
  }
  return index;
}

function hostOf(url: string): string | undefined {
  const found = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(url);
  return found?.[1]?.toLowerCase();
}
