import { formatPurl, type NameRules, type PurlParts } from '@morel/model';
import { about } from './about.ts';
import { normaliseImage, partsOfImage } from './image-reference.ts';

/**
 * Names of images, with the registry's host where it is not Docker Hub. The package URL has the type `docker`, whose version
 * may be a tag or a digest; the type `oci` has room for a digest only.
 */
export const names: NameRules = {
  normalise: normaliseImage,
  purl: imagePurl,
  fromPurl: nameIn,
  asRead(parts) {
    const own = imageParts(nameIn(parts));
    const { repository_url: _, ...qualifiers } = parts.qualifiers ?? {};
    return own ? { ...own, ...versionIn(parts), qualifiers: { ...qualifiers, ...own.qualifiers } } : parts;
  },
};

/** In the type `docker` the address of the repository is that of its registry; in the type `oci` it ends with the name. */
function nameIn({ type, namespace, name, qualifiers }: PurlParts): string {
  const path = namespace ? `${namespace}/${name}` : name;
  const address = qualifiers?.['repository_url']?.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  if (!address) return normaliseImage(path);
  const isWhole = type !== about.purlType && address.split('/').at(-1) === name;
  return normaliseImage(isWhole ? address : `${address}/${path}`);
}

function versionIn({ version }: PurlParts): Pick<PurlParts, 'version'> {
  return version === undefined ? {} : { version };
}

/** The package URL of an image; undefined where the text cannot name one. */
export function imagePurl(name: string, version?: string): string | undefined {
  const parts = imageParts(name);
  return parts && formatPurl({ ...parts, ...(version && { version }) });
}

function imageParts(name: string): PurlParts | undefined {
  const { host, path } = partsOfImage(name) ?? {};
  if (path === undefined) return undefined;
  const slash = path.lastIndexOf('/');
  return {
    type: about.purlType,
    name: path.slice(slash + 1),
    ...(slash > 0 && { namespace: path.slice(0, slash) }),
    ...(host !== undefined && { qualifiers: { repository_url: host } }),
  };
}
