import type { Reader } from '@morel/model';
import { asArray, asString, get, walkObjects } from '@morel/parse';
import { yamlReader, type Say, type YamlImage } from '../yaml-images.ts';
import { imageValue } from './image-value.ts';
import { isNoMap } from './no-map.ts';

/** Images in which jobs of Azure Pipelines run. Source: "YAML schema reference", `resources.containers`, `jobs.job.container`. */
export const azureReader: Reader = yamlReader({ format: 'image-azure-pipelines', fault: isNoMap, images: imagesOf });

function* imagesOf(root: unknown, say: Say): Generator<YamlImage> {
  const containers = asArray(get(get(root, 'resources'), 'containers')) ?? [];
  const names = new Set(containers.map((one) => asString(get(one, 'container'))));
  for (const [position, one] of containers.entries()) {
    const at = ['resources', 'containers', position];
    if (get(one, 'image') === undefined) say('not-judged', 'the image of a container is named in another way', at);
    else yield* imageValue(get(one, 'image'), { at: [...at, 'image'], member: 'image' }, say);
  }
  for (const { object, at } of walkObjects(root)) {
    // The inputs of a task are its own affair; containers of the resources were read.
    if (at.at(-1) === 'inputs' || at[0] === 'resources') continue;
    const { container } = object;
    if (!names.has(asString(container)))
      yield* imageValue(container, { at: [...at, 'container'], member: 'image' }, say);
  }
}
