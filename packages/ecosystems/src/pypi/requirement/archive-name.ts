import { pep440 } from '@morel/versions';

/** What the name of an archive says about the package inside. */
export interface ArchiveName {
  readonly name: string;
  readonly version: string;
}

const ARCHIVE = /\.(?:whl|zip|tar|tar\.gz|tgz|tar\.bz2|tbz|tar\.xz|txz|tlz|tar\.lz|tar\.lzma)$/i;
const WHEEL_PARTS: readonly number[] = [5, 6];

/** Whether a path or address ends like an archive that pip installs. */
export function isArchive(path: string): boolean {
  return ARCHIVE.test(path);
}

/**
 * Name and version from the file name of a wheel or a source distribution (packaging.python.org, "Binary distribution
 * format", "Source distribution format"). Undefined for any other archive: nothing is guessed.
 */
export function readArchiveName(fileName: string): ArchiveName | undefined {
  const base = fileName.replace(ARCHIVE, '');
  if (base === fileName) return undefined;
  if (/\.whl$/i.test(fileName)) {
    const parts = base.split('-');
    const [name, version] = parts;
    return WHEEL_PARTS.includes(parts.length) && name && version ? versioned(name, version) : undefined;
  }
  const dash = base.lastIndexOf('-');
  return dash > 0 ? versioned(base.slice(0, dash), base.slice(dash + 1)) : undefined;
}

function versioned(name: string, version: string): ArchiveName | undefined {
  return pep440.parse(version) ? { name, version } : undefined;
}
