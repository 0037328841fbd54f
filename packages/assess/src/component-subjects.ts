import {
  isFirstParty,
  type Component,
  type ComponentSubject,
  type Inventory,
  type Location,
  type StatedLicence,
} from '@morel/model';
import { otherPaths, pathOf, placeOf } from './places.ts';
import type { Reach } from './reach.ts';

interface Sources {
  readonly inventory: Inventory;
  readonly reach: Reach;
}

/** Every component that is not the project's own, installed ones included. */
export function componentSubjects(sources: Sources): ComponentSubject[] {
  const { inventory, reach } = sources;
  return inventory.components.flatMap((component, position) =>
    reach.firstParty(position) ? [] : [new Subject(sources, component, position)],
  );
}

/** There are as many as components, and rules find fault with few: where each stands is told when asked. */
class Subject implements ComponentSubject {
  readonly component: Component;
  readonly position: number;
  readonly path: string;
  readonly alsoAt?: readonly string[];
  readonly #sources: Sources;

  constructor(sources: Sources, component: Component, position: number) {
    const { inventory, reach } = sources;
    const nearest = inventory.occurrences[reach.nearest(position) ?? -1];
    if (!nearest) throw new Error('a component that does not occur');
    this.component = component;
    this.position = position;
    this.path = pathOf(inventory, nearest);
    const others = otherPaths(inventory, reach.telling(position), this.path);
    if (others.length > 0) this.alsoAt = others;
    this.#sources = sources;
  }

  get where(): Location {
    const { inventory, reach } = this.#sources;
    const nearest = inventory.occurrences[reach.nearest(this.position) ?? -1];
    return nearest ? placeOf(inventory, nearest) : { path: this.path };
  }

  get licences(): readonly StatedLicence[] {
    const { inventory, reach } = this.#sources;
    return (reach.occurrences[this.position] ?? []).flatMap((at) => {
      const occurrence = inventory.occurrences[at];
      if (!occurrence?.licences || isFirstParty(occurrence.source)) return [];
      return occurrence.licences.map((licence) => new Statement(inventory, occurrence, licence));
    });
  }
}

class Statement implements StatedLicence {
  readonly licence: StatedLicence['licence'];
  readonly #inventory: Inventory;
  readonly #occurrence: Inventory['occurrences'][number];

  constructor(inventory: Inventory, occurrence: Inventory['occurrences'][number], licence: StatedLicence['licence']) {
    this.licence = licence;
    this.#inventory = inventory;
    this.#occurrence = occurrence;
  }

  get where(): Location {
    return placeOf(this.#inventory, this.#occurrence);
  }
}
