import { componentKey, isFirstParty, type Brought, type ComponentChange, type Inventory } from '@morel/model';

/** What makes a version that stays another thing to look at. */
const OTHER_BYTES: ReadonlySet<Brought['kind']> = new Set([
  'other-archive',
  'moved-version',
  'lost-digest',
  'sounder-digest',
  'more-digests',
  'source',
]);

/** A component of the head that nobody can have looked at in the base. */
export interface Newcomer {
  /** In the head's components. */
  readonly position: number;
  /** The base has this version, with other bytes or from elsewhere. */
  readonly isAltered: boolean;
}

/**
 * The head's components that nobody can have looked at in the base: those that it does not have, to the
 * letter of the package URL, and those that it has with other bytes or from elsewhere. The project's own are left out.
 * @param changes what lies between the two.
 */
export function newcomersOf(base: Inventory, head: Inventory, changes: readonly ComponentChange[]): Newcomer[] {
  const known = new Set(positionsOf(base).flatMap((position) => keyAt(base, position) ?? []));
  const altered = new Set(
    changes.flatMap(({ ecosystem, name, brings }) =>
      brings.flatMap(({ kind, version }) =>
        OTHER_BYTES.has(kind) && version !== undefined ? [`${ecosystem} ${name} ${version}`] : [],
      ),
    ),
  );
  return positionsOf(head).flatMap((position) => {
    const component = head.components[position];
    if (!component) return [];
    const { ecosystem, name, version = '' } = component;
    const isAltered = altered.has(`${ecosystem} ${name} ${version}`);
    return isAltered || !known.has(keyAt(head, position) ?? '') ? [{ position, isAltered }] : [];
  });
}

function positionsOf({ occurrences }: Inventory): number[] {
  const positions = occurrences.filter(({ source }) => !isFirstParty(source)).map(({ component }) => component);
  return [...new Set(positions)].sort((a, b) => a - b);
}

function keyAt({ components }: Inventory, position: number): string | undefined {
  const component = components[position];
  return component && `${component.ecosystem} ${componentKey(component)}`;
}
