import { formatPurl, type NameRules } from '@morel/model';
import { about } from './about.ts';
import { normaliseImage, partsOfImage } from './image-reference.ts';

/**
 * Names of images, with the registry's host where it is not Docker Hub. The package URL has the type `docker`, whose version
 * may be a tag or a digest; the type `oci` has room for a digest only.
 */
export const names: NameRules = {
  normalise: normaliseImage,
  purl: imagePurl,
  fromPurl({ namespace, name, qualifiers }) {
    const path = namespace ? `${namespace}/${name}` : name;
    const registry = qualifiers?.['repository_url']?.replace(/^https?:\/\//, '').replace(/\/+$/, '');
    return normaliseImage(registry ? `${registry}/${path}` : path);
  },
};

/** The package URL of an image; undefined where the text cannot name one. */
export function imagePurl(name: string, version?: string): string | undefined {
  const { host, path } = partsOfImage(name) ?? {};
  if (path === undefined) return undefined;
  const slash = path.lastIndexOf('/');
  return formatPurl({
    type: about.purlType,
    name: path.slice(slash + 1),
    ...(slash > 0 && { namespace: path.slice(0, slash) }),
    ...(version && { version }),
    ...(host !== undefined && { qualifiers: { repository_url: host } }),
  });
}
