import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about R. An R library holds one package of a name, from CRAN or from Bioconductor. */
export const about: EcosystemAbout = {
  id: 'cran',
  title: 'R',
  purlType: 'cran',
  osv: ['CRAN', 'Bioconductor'],
  formats: [
    { id: 'renv-lock', title: 'renv lockfile', role: 'lockfile', files: ['renv.lock'] },
    { id: 'r-description', title: 'DESCRIPTION', role: 'manifest', files: ['DESCRIPTION'], lockedBy: ['renv-lock'] },
  ],
};
