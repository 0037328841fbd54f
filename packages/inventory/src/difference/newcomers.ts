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

/**
 * Positions of the head's components that nobody can have looked at in the base: those that it does not have, to the
 * letter of the package URL, and those that it has with other bytes or from elsewhere. The project's own are left out.
 * @param changes what lies between the two.
 */
export function newcomersOf(base: Inventory, head: Inventory, changes: readonly ComponentChange[]): number[] {
  const known = new Set(positionsOf(base).flatMap((position) => keyAt(base, position) ?? []));
  const altered = new Set(
    changes.flatMap(({ ecosystem, name, brings }) =>
      brings.flatMap(({ kind, version }) =>
        OTHER_BYTES.has(kind) && version !== undefined ? [`${ecosystem} ${name} ${version}`] : [],
      ),
    ),
  );
  return positionsOf(head).filter((position) => {
    const component = head.components[position];
    if (!component) return false;
    const { ecosystem, name, version = '' } = component;
    return !known.has(keyAt(head, position) ?? '') || altered.has(`${ecosystem} ${name} ${version}`);
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
