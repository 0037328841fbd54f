import type { Reader } from '@morel/model';
import { noticedManifest } from '../../reading/noticed-manifest.ts';

/** What a package of R asks for beside R itself. Source: "Writing R Extensions", section 1.1.3. */
const ASKS = /^(?:Imports|LinkingTo):|^Depends:(?![ \t]*R[ \t]*(?:\([^)\n]{0,40}\))?[ \t]*\r?$)/m;

const noticed = noticedManifest({ format: 'r-description', why: 'is not read', asks: ASKS });

/** The description of a package of R; other files are called DESCRIPTION, too. */
export const descriptionReader: Reader = {
  ...noticed,
  read: (files) =>
    /^Package:/m.test(files.main.text)
      ? noticed.read(files)
      : noticed.read({ ...files, main: { ...files.main, text: '' } }),
};
