import { createComponent, type Component, type Source } from '@morel/model';
import { sourceQualifiers } from '../reading/source-qualifiers.ts';
import { about } from './about.ts';
import { npmPurl } from './names.ts';

/**
 * The component of a package from this source. What does not come from a registry says so in its package URL
 * (`vcs_url`, `download_url`), so that it is not taken for the registry's package of the same version.
 */
export function npmComponent(name: string, version: string | undefined, source: Source): Component {
  const purl = npmPurl(name, version, sourceQualifiers(source));
  return createComponent(about.id, name, version, purl);
}

/** The component of a project or workspace member; one without a name is called as its folder, and has no package URL. */
export function projectComponent(name: string | undefined, version: string | undefined, folder: string): Component {
  if (name) return npmComponent(name, version, { kind: 'project', path: folder });
  const called = folder.split('/').findLast((part) => part !== '' && part !== '.' && part !== '..');
  return { ecosystem: about.id, name: called ?? 'project', ...(version && { version }) };
}
