import type { PartialInventory } from '@morel/model';

/** What a file gives that was not read. */
export const EMPTY_PART: PartialInventory = {
  components: [],
  occurrences: [],
  edges: [],
  roots: [],
  requirements: [],
  settings: [],
  steps: [],
};
