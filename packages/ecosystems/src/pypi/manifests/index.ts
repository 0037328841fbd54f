import type { ReaderSource } from '@morel/model';

/** Readers of the files in which people write what they want. */
export const manifests: readonly ReaderSource[] = [
  { format: 'requirements-in', load: async () => (await import('./requirements-in.ts')).requirementsIn },
  { format: 'pyproject', load: async () => (await import('./pyproject/index.ts')).pyproject },
  { format: 'pipfile', load: async () => (await import('./pipfile/index.ts')).pipfile },
  { format: 'setup-cfg', load: async () => (await import('./setup-cfg.ts')).setupCfg },
  { format: 'setup-py', load: async () => (await import('./setup-py.ts')).setupPy },
];
