/** What a marker of pylock.toml says about extras and groups, and what it says beside that. */
export interface MarkerGroups {
  readonly extras: readonly string[];
  readonly groups: readonly string[];
  /** Both together, for the occurrence. */
  readonly all: readonly string[];
  /** The marker as written, where more than extras and groups decide. */
  readonly condition?: string;
}

const MEMBERSHIP = /["']([^"']{0,200})["']\s+in\s+(extras|dependency_groups)/g;
const GLUE = /\b(?:and|or)\b|[()\s]/g;

/** Finds `"name" in extras` and `"name" in dependency_groups` (PEP 751, "Marker expression syntax") in a marker. */
export function groupsOfMarker(marker: string): MarkerGroups {
  const extras = new Set<string>();
  const groups = new Set<string>();
  for (const [, name = '', list] of marker.matchAll(MEMBERSHIP)) (list === 'extras' ? extras : groups).add(name);
  const rest = marker.replace(MEMBERSHIP, '').replace(GLUE, '');
  return {
    extras: [...extras],
    groups: [...groups],
    all: [...groups, ...extras],
    ...(rest !== '' && { condition: marker }),
  };
}
