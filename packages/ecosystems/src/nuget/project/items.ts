import type { XmlElement } from '@morel/parse';
import type { ProjectDocument } from './documents.ts';

/** An item or property of a project with all conditions around it. */
export interface ProjectItem {
  /** As written; MSBuild compares names of items and properties without case. */
  readonly name: string;
  readonly element: XmlElement;
  /** The conditions that must hold, undefined where it always counts. */
  readonly condition: string | undefined;
  /** The file that it stands in. */
  readonly file: string;
}

/** The members of all groups of this name (`ItemGroup`, `PropertyGroup`), also those in `Choose`. */
export function membersOf(group: string, { root, path }: ProjectDocument): ProjectItem[] {
  return groupsIn(root, group, []).flatMap(({ element, conditions }) =>
    element.elements.map((member): ProjectItem => {
      const all = [...conditions, member.attributes['Condition']].filter((one) => one !== undefined && one !== '');
      return {
        name: member.name,
        element: member,
        condition: all.length > 0 ? all.join(' and ') : undefined,
        file: path,
      };
    }),
  );
}

/** Metadata of an item: an attribute, or an element within it. */
export function metadataOf({ element }: ProjectItem, name: string): string | undefined {
  const wanted = name.toLowerCase();
  const attribute = Object.entries(element.attributes).find(([key]) => key.toLowerCase() === wanted)?.[1];
  const text = attribute ?? element.elements.find((child) => child.name.toLowerCase() === wanted)?.text;
  return text?.trim() || undefined;
}

/** The ids of an item: its `Include` or `Update` is a list with semicolons. */
export function idsOf({ element }: ProjectItem, attribute: 'Include' | 'Update'): readonly string[] {
  const list = element.attributes[attribute] ?? '';
  return list
    .split(';')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}

interface Group {
  readonly element: XmlElement;
  readonly conditions: readonly (string | undefined)[];
}

function groupsIn(parent: XmlElement, name: string, conditions: readonly (string | undefined)[]): Group[] {
  return parent.elements.flatMap((element) => {
    const inner = [...conditions, element.attributes['Condition']];
    if (element.name === name) return [{ element, conditions: inner }];
    if (element.name === 'Choose' || element.name === 'When') return groupsIn(element, name, inner);
    return element.name === 'Otherwise' ? groupsIn(element, name, [...inner, 'otherwise']) : [];
  });
}
