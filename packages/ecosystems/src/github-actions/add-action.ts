import { createComponent, type Component, type InventoryBuilder, type Span } from '@morel/model';
import type { Step } from '@morel/parse';
import { baseName, plainPath } from '../reading/tree-path.ts';
import { about } from './about.ts';
import { meantVersion, versionOf, type ActionReference } from './action-reference.ts';
import { actionPurl, names } from './names.ts';

/** A `uses:` on its way into the inventory. */
export interface FoundAction {
  readonly reference: ActionReference;
  readonly at: readonly Step[];
  readonly span: Span | undefined;
  /** The rest of its line. */
  readonly behind: string;
  /** The occurrence that stands for the file. */
  readonly file: number;
}

/** Adds the root that everything in a file hangs from. It is no folder, so that no manifest is taken for answered by it. */
export function addFile(builder: InventoryBuilder, path: string): number {
  const component = { ecosystem: about.id, name: path };
  const file = builder.add({ component, key: path, source: { kind: 'project', path: baseName(path) } });
  builder.addRoot(file, 'project');
  return file;
}

/** Adds what a `uses:` names, each on its own, as it is what somebody has to edit. */
export function addAction(builder: InventoryBuilder, { reference, at, span, behind, file }: FoundAction): void {
  const key = pointer(at);
  if (reference.kind === 'image') return;
  if (reference.kind === 'local') {
    const source = { kind: 'link', path: plainPath(reference.path) } as const;
    const component = { ecosystem: about.id, name: reference.path };
    builder.addEdge(file, builder.add({ component, key, source, span }), ['build']);
    return;
  }
  const { ref } = reference;
  const meant = meantVersion(ref, behind);
  const specifier = meant === undefined ? ref : `${ref} # ${meant}`;
  const component = actionComponent(reference.name, versionOf(ref));
  const action = builder.add({ component, key, source: { kind: 'registry' }, span });
  builder.addEdge(file, action, ['build'], specifier);
  builder.addRequirement({
    ecosystem: about.id,
    name: component.name,
    specifier,
    ...(meant !== undefined && { range: ref }),
    kinds: ['build'],
    source: 'registry',
    ...(span && { span }),
  });
}

function actionComponent(fullName: string, version: string | undefined): Component {
  const name = names.normalise(fullName);
  const purl = actionPurl(name, version);
  return createComponent(about.id, name, version, purl);
}

/** The place in the document, as a JSON Pointer (RFC 6901): no two places have the same. */
function pointer(at: readonly Step[]): string {
  return at.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
