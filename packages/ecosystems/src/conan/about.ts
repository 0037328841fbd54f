import type { EcosystemAbout } from '@morel/model';

/** What the list of ecosystems says about Conan. */
export const about: EcosystemAbout = {
  id: 'conan',
  title: 'Conan',
  purlType: 'conan',
  osv: ['ConanCenter'],
  formats: [
    { id: 'conan-lock', title: 'Conan lockfile', role: 'lockfile', files: ['conan.lock'] },
    {
      id: 'conanfile-txt',
      title: 'conanfile.txt',
      role: 'manifest',
      files: ['conanfile.txt'],
      lockedBy: ['conan-lock'],
    },
    {
      id: 'conanfile-py',
      title: 'conanfile.py',
      role: 'manifest',
      files: ['conanfile.py'],
      lockedBy: ['conan-lock'],
    },
  ],
};
