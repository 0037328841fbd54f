import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type EdgeKind,
  type ProblemLog,
  type Reader,
  type ReaderFiles,
  type ReadResult,
} from '@morel/model';
import type { XmlElement } from '@morel/parse';
import { nugetComponent } from '../names.ts';
import { addProject } from '../project-root.ts';
import { createKeys } from '../../reading/unique-keys.ts';
import { xmlReader, type ReadXml } from '../xml-reader.ts';

/**
 * Reads packages.config: all packages of a project, those that others need among them, each in one version. What needs
 * what, and digests, it does not hold. Source: NuGet's "packages.config reference".
 */
export const packagesConfigReader: Reader = xmlReader('packages-config', readConfig);

function readConfig(files: ReaderFiles, readXml: ReadXml): ReadResult {
  const { path, text } = files.main;
  const { root, problems } = readXml(text, path);
  const log = createProblemLog(path, problems);
  const builder = new InventoryBuilder();
  if (root?.name === 'packages') addPackages(builder, addProject(builder, files), root, log);
  else if (root) log.add('wrong-format', `the file holds ${quote(root.name)} instead of "packages"`, root.span);
  return { inventory: builder.build(), problems: log.list() };
}

function addPackages(builder: InventoryBuilder, project: number, { elements }: XmlElement, log: ProblemLog): void {
  const uniqueKey = createKeys();
  for (const { name, attributes, span } of elements) {
    const { id, version, targetFramework, allowedVersions, developmentDependency } = attributes;
    if (name !== 'package' || !id) {
      log.add('unknown-entry', `${quote(name)} names no package and was left out`, span);
      continue;
    }
    if (!version) log.add('unresolved-version', `${quote(id)} is listed without a version`, span);
    const entry = builder.add({
      component: nugetComponent(id, version || undefined),
      key: uniqueKey(id),
      source: { kind: 'registry' },
      span,
      ...(targetFramework && { marker: targetFramework }),
    });
    const kinds: readonly EdgeKind[] = developmentDependency?.toLowerCase() === 'true' ? ['dev'] : ['prod'];
    builder.addEdge(project, entry, kinds, allowedVersions);
  }
}
