import type { Ecosystem } from '@morel/model';
import { oci } from '@morel/versions';
import { about } from './about.ts';
import { names } from './names.ts';
import { registry } from './registry.ts';

/** Container images that a project builds on or starts. */
export const ecosystem: Ecosystem = {
  about,
  names,
  versions: oci,
  readers: [
    { format: 'image-dockerfile', load: async () => (await import('./dockerfile/reader.ts')).dockerfileReader },
    { format: 'image-compose', load: async () => (await import('./compose.ts')).composeReader },
    { format: 'image-gitlab-ci', load: async () => (await import('./ci/gitlab.ts')).gitlabReader },
    { format: 'image-circleci', load: async () => (await import('./ci/circleci.ts')).circleciReader },
    { format: 'image-bitbucket', load: async () => (await import('./ci/bitbucket.ts')).bitbucketReader },
    { format: 'image-azure-pipelines', load: async () => (await import('./ci/azure.ts')).azureReader },
    { format: 'image-github', load: async () => (await import('./ci/github.ts')).githubReader },
  ],
  registry,
  clients: [],
};
