import { asArray, asString, entriesOf, get } from '@morel/parse';

const DOCKER = /^docker:\/\//i;

/**
 * Container images that the jobs of a workflow, their services and steps, or an action run in, as written. They are no actions.
 * Source: "Workflow syntax for GitHub Actions", `container`, `services`, `uses`; "Metadata syntax", `runs.image`.
 */
export function imagesNamedIn(root: unknown): readonly string[] {
  const runs = get(root, 'runs');
  const jobs = entriesOf(get(root, 'jobs')).map(([, job]) => job);
  const containers = jobs.flatMap((job) => [
    get(job, 'container'),
    ...entriesOf(get(job, 'services')).map(([, service]) => service),
  ]);
  const steps = [...jobs, runs].flatMap((owner) => asArray(get(owner, 'steps')) ?? []);
  const used = [get(runs, 'image'), ...steps.map((step) => get(step, 'uses'))].filter((value) =>
    DOCKER.test(asString(value) ?? ''),
  );
  const named = [...containers.map((value) => asString(value) ?? asString(get(value, 'image'))), ...used.map(asString)];
  // An empty image means that there is no container.
  return [...new Set(named.flatMap((image) => image || []))];
}
