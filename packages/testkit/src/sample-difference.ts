import type { Difference } from '@morel/model';

/** Two states, with a change of every kind. */
export const SAMPLE_DIFFERENCE: Difference = {
  base: 'main',
  changes: [
    {
      kind: 'added',
      ecosystem: 'npm',
      name: 'left-pad',
      from: [],
      to: ['1.3.0'],
      direct: true,
      scope: 'prod',
      brings: [
        { kind: 'install-script', version: '1.3.0', before: [], after: [] },
        { kind: 'host', before: [], after: ['packages.example'] },
      ],
      links: [{ kind: 'registry', url: 'https://www.npmjs.com/package/left-pad/v/1.3.0' }],
    },
    {
      kind: 'altered',
      ecosystem: 'npm',
      name: 'minimist',
      from: [],
      to: ['1.2.5'],
      direct: false,
      scope: 'dev',
      brings: [
        { kind: 'other-archive', version: '1.2.5', before: ['sha512-b2xk'], after: ['sha512-bmV3'] },
        { kind: 'source', before: ['registry'], after: ['git'] },
      ],
    },
    {
      kind: 'changed',
      ecosystem: 'PyPI',
      name: 'django',
      from: ['3.0'],
      to: ['3.2'],
      direct: true,
      scope: 'prod',
      brings: [{ kind: 'licence', before: ['BSD-3-Clause'], after: ['BUSL-1.1'] }],
      links: [
        { kind: 'compare', url: 'https://github.com/django/django/compare/v3.0...v3.2', guessed: true },
        { kind: 'release', url: 'https://github.com/django/django/releases/tag/v3.2', guessed: true },
        { kind: 'releases', url: 'https://github.com/django/django/releases' },
      ],
    },
    {
      kind: 'removed',
      ecosystem: 'npm',
      name: 'request',
      from: ['2.88.2', ''],
      to: [],
      direct: false,
      scope: 'unreached',
      brings: [],
    },
  ],
  fixed: ['request 2.88.2 is hit by GHSA-p8p7-x288-28g6'],
  known: [1],
  deciding: ['morel.yaml'],
  baseGaps: ['old/yarn.lock'],
};
