import type { EdgeKind, InventoryBuilder, Source, Span } from '@morel/model';
import { baseName } from '../reading/tree-path.ts';
import { about } from './about.ts';
import { integrityOf, partsOfImage, type ImageReference } from './image-reference.ts';
import { imagePurl } from './names.ts';

/** An image on its way into the inventory. */
export interface FoundImage {
  readonly image: ImageReference;
  /** As written, where that holds variables. */
  readonly written?: string;
  readonly key: string;
  readonly kinds: readonly EdgeKind[];
  readonly span: Span | undefined;
  readonly platform?: string | undefined;
}

/** Adds the root that the images of a file hang from. It is no folder, so that no manifest is taken for answered by it. */
export function addFile(builder: InventoryBuilder, path: string): number {
  const component = { ecosystem: about.id, name: path };
  const file = builder.add({ component, key: `file ${path}`, source: { kind: 'project', path: baseName(path) } });
  builder.addRoot(file, 'project');
  return file;
}

/** Adds an image and what the file asks for; without a tag and a digest it is `latest`, as for every client. */
export function addImage(builder: InventoryBuilder, file: number, found: FoundImage): number {
  const { image, key, span, platform } = found;
  const { name, tag, digest } = image;
  const version = digest ?? tag ?? 'latest';
  const purl = imagePurl(name, version);
  const position = builder.add({
    component: { ecosystem: about.id, name, version, ...(purl !== undefined && { purl }) },
    key,
    source: sourceOf(name),
    digests: integrityOf(digest),
    ...(span && { span }),
    ...(platform !== undefined && { marker: platform }),
  });
  askFor(builder, { file, position }, found);
  return position;
}

/** Says that the file asks for an image that has been added. */
export function askFor(
  builder: InventoryBuilder,
  { file, position }: { readonly file: number; readonly position: number },
  { image, written, kinds, span }: FoundImage,
): void {
  const { name, tag, digest } = image;
  const reference = [tag, digest].filter((part) => part !== undefined).join('@');
  const asked = written === undefined ? { specifier: reference } : { specifier: written, range: reference };
  builder.addEdge(file, position, kinds, asked.specifier);
  builder.addRequirement({ ecosystem: about.id, name, ...asked, kinds, source: 'registry', ...(span && { span }) });
}

function sourceOf(name: string): Source {
  const host = partsOfImage(name)?.host;
  return host === undefined ? { kind: 'registry' } : { kind: 'registry', url: `https://${host}` };
}
