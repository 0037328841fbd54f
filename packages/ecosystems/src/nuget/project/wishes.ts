import type { EdgeKind, Span } from '@morel/model';
import { names } from '../names.ts';
import type { ProjectDocument } from './documents.ts';
import { idsOf, membersOf, metadataOf, type ProjectItem } from './items.ts';
import type { Evaluate } from './properties.ts';

/** A package that a project asks for, in one of the versions that conditions may choose. */
export interface PackageWish {
  readonly id: string;
  /** As written, with properties in it; undefined where no version is given anywhere. */
  readonly written: string | undefined;
  /** With properties put in; undefined where they are not known. */
  readonly range: string | undefined;
  readonly kinds: readonly EdgeKind[];
  readonly condition: string | undefined;
  readonly file: string;
  readonly span: Span;
}

interface Version {
  readonly written: string;
  readonly condition: string | undefined;
}

/** Items that name packages, and what for. What is only downloaded, or a tool of the build, is for the build alone. */
const KINDS: ReadonlyMap<string, readonly EdgeKind[]> = new Map([
  ['packagereference', ['prod']],
  ['globalpackagereference', ['build']],
  ['packagedownload', ['build']],
  ['dotnetclitoolreference', ['build']],
]);

/** Where conditions choose among more, none is known. */
const MOST_VERSIONS = 50;

/**
 * What a project asks for. A reference without a version takes the one of an `Update` item, else the central one
 * (`PackageVersion`); where conditions choose among several, each is a wish. Source: "PackageReference in project files"
 * and "Central Package Management" of NuGet's documentation.
 */
export function packageWishes(documents: readonly ProjectDocument[], evaluate: Evaluate): PackageWish[] {
  const items = documents.flatMap((document) => membersOf('ItemGroup', document));
  const references = items.filter(({ name }) => KINDS.has(name.toLowerCase()));
  const central = versionsById(items.filter(({ name }) => name.toLowerCase() === 'packageversion'));
  const updated = versionsById(references, 'Update');
  const included = new Set(references.flatMap((item) => idsOf(item, 'Include').map((id) => names.normalise(id))));
  return references.flatMap((item) => {
    const updates = idsOf(item, 'Update').filter((id) => !included.has(names.normalise(id)));
    if (namesNothing(item)) return wishesOf(item, '', [], evaluate);
    return [...idsOf(item, 'Include'), ...updates].flatMap((id) => {
      const own = ownVersion(item);
      const name = names.normalise(id);
      const versions = own ? [own] : (updated.get(name) ?? central.get(name) ?? []);
      return wishesOf(item, id, versions, evaluate);
    });
  });
}

function wishesOf(item: ProjectItem, id: string, versions: readonly Version[], evaluate: Evaluate): PackageWish[] {
  const kinds = KINDS.get(item.name.toLowerCase()) ?? [];
  const name = evaluate(id) ?? id;
  const { element, file } = item;
  const wish = { id: name, kinds, file, span: element.span };
  if (versions.length === 0 || versions.length > MOST_VERSIONS)
    return [{ ...wish, written: undefined, range: undefined, condition: item.condition }];
  return versions.map(({ written, condition }) => ({
    ...wish,
    written,
    range: evaluate(written)?.trim(),
    condition: [...new Set([item.condition, condition])].filter((one) => one !== undefined).join(' and ') || undefined,
  }));
}

/** An item that MSBuild itself refuses; its empty id is reported. */
function namesNothing(item: ProjectItem): boolean {
  if (item.element.attributes['Remove'] !== undefined) return false;
  return idsOf(item, 'Include').length + idsOf(item, 'Update').length === 0;
}

function ownVersion(item: ProjectItem): Version | undefined {
  const written = metadataOf(item, 'VersionOverride') ?? metadataOf(item, 'Version');
  return written === undefined ? undefined : { written, condition: item.condition };
}

function versionsById(items: readonly ProjectItem[], only?: 'Update'): ReadonlyMap<string, readonly Version[]> {
  const versions = new Map<string, Version[]>();
  for (const item of items) {
    const version = ownVersion(item);
    const ids = only ? idsOf(item, only) : [...idsOf(item, 'Include'), ...idsOf(item, 'Update')];
    if (!version) continue;
    for (const id of ids.map((one) => names.normalise(one))) {
      const known = versions.get(id);
      // What is set without a condition replaces what was set before.
      if (!known || version.condition === undefined) versions.set(id, [version]);
      else known.push(version);
    }
  }
  return versions;
}
