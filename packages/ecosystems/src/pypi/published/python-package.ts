import { createProblemLog, type Reader, type ReaderFiles, type ReadResult } from '@morel/model';
import { createFoundNames } from '../../reading/found-names.ts';
import { noPackage, packageItself } from '../../reading/package-itself.ts';
import { readInstalled } from '../installed/metadata.ts';
import { names } from '../names.ts';

/**
 * The metadata of a wheel, a source archive or an egg. Sources: packaging.python.org, "Binary distribution format", "Source
 * distribution format" and "Core metadata".
 */
export const pythonPackageReader: Reader = { format: 'python-package', read };

const beside = createFoundNames(/([^/-]+)-[^/]*\.dist-info\/METADATA$/, (name) => names.normalise(name));

function read(files: ReaderFiles): ReadResult {
  const { path } = files.main;
  const log = createProblemLog(path);
  const node = readInstalled(files, path, log);
  if (!node) return noPackage(log);
  const inside = beside(files.found);
  const asks = node.wishes.flatMap(({ name, kinds }) => (kinds.includes('prod') && !inside.has(name) ? [name] : []));
  return packageItself(path, { entry: { ...node.entry, key: 'package' }, asks }, log);
}
