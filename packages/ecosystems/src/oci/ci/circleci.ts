import type { Reader } from '@morel/model';
import { asArray, entriesOf, get } from '@morel/parse';
import { yamlReader, type Say, type YamlImage } from '../yaml-images.ts';
import { imageValue } from './image-value.ts';
import { isNoMap } from './no-map.ts';

/** Images of jobs and executors of CircleCI. Source: "Configuration reference", `docker`. */
export const circleciReader: Reader = yamlReader({ format: 'image-circleci', fault: isNoMap, images: imagesOf });

function* imagesOf(root: unknown, say: Say): Generator<YamlImage> {
  for (const group of ['executors', 'jobs']) {
    for (const [name, owner] of entriesOf(get(root, group))) {
      for (const [position, one] of (asArray(get(owner, 'docker')) ?? []).entries())
        yield* imageValue(one, { at: [group, name, 'docker', position], member: 'image' }, say);
    }
  }
}
