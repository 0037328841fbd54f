import type { RegistryRules } from '@morel/model';

/**
 * Docker Hub, and the registries from which everybody may take what their owners publish. A tag has no digest unless
 * somebody writes it; that a tag may move is the matter of what is asked for.
 */
export const registry: RegistryRules = {
  publicHosts: [
    'docker.io',
    'registry-1.docker.io',
    'gcr.io',
    'ghcr.io',
    'mcr.microsoft.com',
    'public.ecr.aws',
    'quay.io',
    'registry.k8s.io',
  ],
  expectsDigest: () => false,
};
