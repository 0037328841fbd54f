import type { Reader } from '@morel/model';
import { asArray, asObject, asString, entriesOf, get, type Step } from '@morel/parse';
import { yamlReader, type Say, type YamlImage } from '../yaml-images.ts';
import { imageValue } from './image-value.ts';
import { isNoMap } from './no-map.ts';

/** Images in which jobs of GitLab run. Source: "CI/CD YAML syntax reference", `image`, `services`, `variables`. */
export const gitlabReader: Reader = yamlReader({
  format: 'image-gitlab-ci',
  fault: isNoMap,
  images: imagesOf,
  isStream: true,
});

/** Keywords at the top that are maps and no jobs. */
const NO_JOBS: ReadonlySet<string> = new Set([
  'variables',
  'workflow',
  'spec',
  'image',
  'services',
  'cache',
  'include',
]);

function* imagesOf(root: unknown, say: Say): Generator<YamlImage> {
  const common = variablesOf(root);
  yield* ownerImages(root, [], common, say);
  for (const [name, job] of entriesOf(root)) {
    if (!asObject(job) || NO_JOBS.has(name)) continue;
    yield* ownerImages(job, [name], new Map([...common, ...variablesOf(job)]), say);
  }
}

function* ownerImages(
  owner: unknown,
  at: readonly Step[],
  variables: ReadonlyMap<string, string>,
  say: Say,
): Generator<YamlImage> {
  const lookUp = (name: string): string | undefined => variables.get(name);
  yield* imageValue(get(owner, 'image'), { at: [...at, 'image'], member: 'name', lookUp }, say);
  for (const [position, service] of (asArray(get(owner, 'services')) ?? []).entries())
    yield* imageValue(service, { at: [...at, 'services', position], member: 'name', lookUp }, say);
}

/** The default of a variable counts: who starts a pipeline may give another value, which no file says. */
function variablesOf(owner: unknown): Map<string, string> {
  return new Map(
    entriesOf(get(owner, 'variables')).flatMap(([name, value]) => {
      const text = typeof value === 'number' ? String(value) : (asString(value) ?? asString(get(value, 'value')));
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}
