import type { Report } from '@morel/model';
import { collectHits, type ComponentHits, type Hits } from '../hits.ts';
import { worstTone, type Tone } from './bands.ts';

interface Named {
  readonly ecosystem: string;
  readonly name: string;
  readonly version?: string;
}

/** The components that something hits, each under the name of its place in the page. */
export interface Numbered {
  readonly hits: Hits;
  /** Malware first, then by priority. */
  readonly all: readonly ComponentHits[];
  /** `c12`. */
  readonly anchorOf: (component: Named) => string | undefined;
  readonly toneOf: (component: Named) => Tone | undefined;
  /** Something silences all that hits it. */
  readonly isSilenced: (component: Named) => boolean;
  /** By `name@version`, as paths write it. */
  readonly byLabel: (label: string) => ComponentHits | undefined;
}

export function numberHits(report: Report): Numbered {
  const hits = collectHits(report);
  const all = [...hits.malware, ...hits.groups.flatMap(({ components }) => components)];
  const positions = new Map(all.map(({ component }, position) => [keyOf(component), position]));
  const labels = new Map(all.map((hit) => [`${hit.component.name}@${hit.component.version}`, hit]));
  const silenced = new Set(hits.silenced.map(({ match }) => keyOf(match.component)));
  const find = (component: Named): ComponentHits | undefined => all[positions.get(keyOf(component)) ?? -1];
  return {
    hits,
    all,
    anchorOf: (component) => {
      const position = positions.get(keyOf(component));
      return position === undefined ? undefined : `c${position + 1}`;
    },
    toneOf: (component) => {
      const found = find(component);
      return found && worstTone(found);
    },
    isSilenced: (component) => silenced.has(keyOf(component)) && find(component) === undefined,
    byLabel: (label) => labels.get(label),
  };
}

function keyOf({ ecosystem, name, version }: Named): string {
  return `${ecosystem} ${name} ${version ?? ''}`;
}
