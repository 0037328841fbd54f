import type { Reader } from '@morel/model';
import { asArray, asString, entriesOf, get, type Step } from '@morel/parse';
import { yamlReader, type Say, type YamlImage } from '../yaml-images.ts';
import { imageValue } from './image-value.ts';
import { isNoMap } from './no-map.ts';

const DOCKER = /^docker:\/\//i;

/**
 * Images in which jobs, services, steps and actions of GitHub run. Source: "Workflow syntax for GitHub Actions", `container`,
 * `services`, `uses`; "Metadata syntax", `runs.image`.
 */
export const githubReader: Reader = yamlReader({ format: 'image-github', fault: isNoMap, images: imagesOf });

function* imagesOf(root: unknown, say: Say): Generator<YamlImage> {
  for (const [id, job] of entriesOf(get(root, 'jobs'))) {
    const at = ['jobs', id];
    yield* imageValue(get(job, 'container'), { at: [...at, 'container'], member: 'image' }, say);
    for (const [name, service] of entriesOf(get(job, 'services')))
      yield* imageValue(service, { at: [...at, 'services', name], member: 'image' }, say);
    yield* stepImages(get(job, 'steps'), [...at, 'steps'], say);
  }
  const runs = get(root, 'runs');
  yield* addressed(get(runs, 'image'), ['runs', 'image'], say);
  yield* stepImages(get(runs, 'steps'), ['runs', 'steps'], say);
}

function* stepImages(steps: unknown, at: readonly Step[], say: Say): Generator<YamlImage> {
  for (const [position, step] of (asArray(steps) ?? []).entries())
    yield* addressed(get(step, 'uses'), [...at, position, 'uses'], say);
}

/** Other texts in its place name an action, or a Dockerfile. */
function* addressed(value: unknown, at: readonly Step[], say: Say): Generator<YamlImage> {
  const text = asString(value) ?? '';
  if (DOCKER.test(text)) yield* imageValue(text.replace(DOCKER, ''), { at, member: 'image' }, say);
}
