import { createComponent, type InventoryBuilder, type Source, type Span } from '@morel/model';
import { baseName } from '../reading/tree-path.ts';
import { withoutUser } from '../reading/without-user.ts';
import { about } from './about.ts';
import { normaliseAddress, repositoryPurl } from './names.ts';

/** Adds the root that the repositories of a file hang from. It is no folder, so that no manifest is taken for answered by it. */
export function addFile(builder: InventoryBuilder, path: string): number {
  const component = { ecosystem: about.id, name: path };
  const file = builder.add({ component, key: `file ${path}`, source: { kind: 'project', path: baseName(path) } });
  builder.addRoot(file, 'project');
  return file;
}

/** A repository on its way into the inventory. */
export interface FoundRepository {
  readonly address: string;
  readonly version?: string | undefined;
  readonly key: string;
  readonly span: Span | undefined;
}

/** Adds a repository and returns its position and name. */
export function addRepository(
  builder: InventoryBuilder,
  { address, version, key, span }: FoundRepository,
): { readonly position: number; readonly name: string } {
  const source = sourceOf(address);
  // The address of a folder keeps its case, and has no package URL.
  const name = source.kind === 'registry' ? normaliseAddress(address) : withoutUser(address);
  const purl = source.kind === 'registry' ? repositoryPurl(name, version) : undefined;
  const component = createComponent(about.id, name, version, purl);
  return { position: builder.add({ component, key, source, ...(span && { span }) }), name };
}

/** A forge is to its repositories what a registry is to its packages; a path is beside the project. */
function sourceOf(address: string): Source {
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(address) || /^[\w.+-]+@[\w.-]+:/.test(address))
    return { kind: 'registry', url: withoutUser(address) };
  return { kind: 'unknown' };
}
