import type { Reader } from '@morel/model';
import { asString, walkObjects } from '@morel/parse';
import { yamlReader, type Say, type YamlImage } from '../yaml-images.ts';
import { imageValue } from './image-value.ts';
import { isNoMap } from './no-map.ts';

const DOCKER = /^docker:\/\//;

/** Images of steps and services, and pipes that are images. Source: "Bitbucket Pipelines configuration reference", `image`, `pipe`. */
export const bitbucketReader: Reader = yamlReader({ format: 'image-bitbucket', fault: isNoMap, images: imagesOf });

function* imagesOf(root: unknown, say: Say): Generator<YamlImage> {
  for (const { object, at } of walkObjects(root)) {
    // What is given to a pipe is its own affair; the map of an image has been read with its owner.
    if (at.at(-1) === 'variables' || at.at(-1) === 'image') continue;
    yield* imageValue(object['image'], { at: [...at, 'image'], member: 'name' }, say);
    const pipe = asString(object['pipe']) ?? '';
    if (DOCKER.test(pipe)) yield* imageValue(pipe.replace(DOCKER, ''), { at: [...at, 'pipe'], member: 'name' }, say);
  }
}
