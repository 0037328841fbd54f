import { createComponent, type Component, type Source } from '@morel/model';
import { sourceQualifiers } from '../reading/source-qualifiers.ts';
import { about } from './about.ts';
import { normaliseName, pypiPurl } from './names.ts';

/**
 * The component of a package from this source, its name as written. What does not come from an index says so in its
 * package URL (`vcs_url`, `download_url`), so that it is not taken for the index's package of the same version. A text
 * that cannot be a package's name, such as a path, stays as it is and has no package URL.
 */
export function pypiComponent(name: string, version: string | undefined, source: Source): Component {
  const normalised = normaliseName(name);
  const purl = pypiPurl(normalised, version, sourceQualifiers(source));
  return createComponent(about.id, purl === undefined ? name : normalised, version, purl);
}
