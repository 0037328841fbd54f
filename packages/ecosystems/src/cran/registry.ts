import type { RegistryRules } from '@morel/model';

/**
 * CRAN, its two content networks, Posit's mirror of it, and Bioconductor. CRAN's other mirrors are many and not listed.
 * renv's `Hash` is taken over parts of a package's description and is no digest of an archive, so none is expected.
 */
export const registry: RegistryRules = {
  publicHosts: [
    'cran.r-project.org',
    'cloud.r-project.org',
    'cran.rstudio.com',
    'packagemanager.posit.co',
    'packagemanager.rstudio.com',
    'p3m.dev',
    'bioconductor.org',
  ],
  expectsDigest: () => false,
};

/** Whether the address is of a public registry. */
export function isPublic(url: string): boolean {
  return URL.canParse(url) && registry.publicHosts.includes(new URL(url).host);
}
