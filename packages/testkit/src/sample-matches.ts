import type { MatchReport, Move } from '@morel/model';
import { sampleMatch, samplePriority } from './sample-report-parts.ts';

const MALWARE: MatchReport = sampleMatch({
  package: 'event-stream',
  version: '3.3.6',
  ids: ['GHSA-mh6f-8j2x-4483'],
  title: 'Steals the keys of a wallet application through flatmap-stream',
  line: 812,
  advisory: {
    kind: 'malware',
    band: 'critical',
    severities: [
      {
        type: 'CVSS_V3',
        value: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
        score: 9.8,
        band: 'critical',
        source: 'GHSA-mh6f-8j2x-4483',
      },
    ],
    cwes: ['CWE-506'],
    published: '2018-11-26T23:58:21Z',
    modified: '2021-09-15T20:08:26Z',
    withdrawn: ['EXAMPLE-2025-0001'],
  },
  members: {
    evidence: [
      {
        record: 'GHSA-mh6f-8j2x-4483',
        by: { interval: { introduced: '3.3.6', fixed: '4.0.0' } },
        order: 'semver',
      },
    ],
    fixed: ['4.0.0'],
    priority: samplePriority('malware'),
    paths: [
      ['shop@2.1.0', 'npm-watch@0.3.0', 'nodemon@1.18.6', 'pstree.remy@1.1.0', 'ps-tree@1.1.0', 'event-stream@3.3.6'],
    ],
    scope: 'dev',
    move: {
      direct: 'npm-watch@0.3.0',
      root: 'shop@2.1.0',
      kind: 'remove',
      component: 'event-stream',
      from: '3.3.6',
      clears: ['GHSA-mh6f-8j2x-4483'],
    },
  },
});

const REACT_MOVE: Move = {
  direct: 'react-server-dom-webpack@19.1.0',
  root: 'shop@2.1.0',
  kind: 'upgrade',
  component: 'react-server-dom-webpack',
  from: '19.1.0',
  to: '19.1.2',
  command: 'npm install react-server-dom-webpack@19.1.2',
  clears: ['GHSA-fv66-9v8q-g76r'],
};

const EXPLOITED: MatchReport = sampleMatch({
  package: 'react-server-dom-webpack',
  version: '19.1.0',
  ids: ['GHSA-fv66-9v8q-g76r', 'CVE-2025-55182'],
  title: 'Remote code execution when a server function is called',
  line: 2045,
  advisory: {
    band: 'critical',
    severities: [
      {
        type: 'CVSS_V3',
        value: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H',
        score: 10,
        band: 'critical',
        source: 'GHSA-fv66-9v8q-g76r',
      },
    ],
    cwes: ['CWE-502'],
  },
  members: {
    evidence: [
      { record: 'GHSA-fv66-9v8q-g76r', by: { interval: { introduced: '19.1.0', fixed: '19.1.2' } }, order: 'semver' },
    ],
    fixed: ['19.1.2', '19.2.1'],
    risk: {
      exploited: [{ catalogue: 'CISA', added: '2025-12-05', due: '2025-12-12', ransomware: true }],
      epss: { probability: 0.57937, percentile: 0.98111, date: '2026-01-30', model: 'v2025.03.14' },
      ssvc: { exploitation: 'active', automatable: 'yes', technicalImpact: 'total', date: '2026-08-21' },
    },
    priority: samplePriority('three-days'),
    move: REACT_MOVE,
  },
});

const LODASH_MOVE: Move = {
  direct: 'lodash@4.17.4',
  root: 'shop@2.1.0',
  kind: 'upgrade',
  component: 'lodash',
  from: '4.17.4',
  to: '4.17.21',
  command: 'npm install lodash@4.17.21',
  clears: ['GHSA-jf85-cpcp-j695', 'GHSA-35jh-r3h4-6jhm', 'GHSA-fvqr-27wr-82fm'],
};

interface LodashHit {
  readonly ids: readonly [string, ...string[]];
  readonly title: string;
  readonly fixed: string;
  readonly vector: string;
  readonly score: number;
  readonly band: 'critical' | 'high' | 'medium';
  readonly priority: 'two-weeks' | 'sixty-days';
}

function lodash(hit: LodashHit): MatchReport {
  const { ids, title, fixed, vector, score, band } = hit;
  return sampleMatch({
    package: 'lodash',
    version: '4.17.4',
    ids,
    title,
    line: 1530,
    advisory: { band, severities: [{ type: 'CVSS_V3', value: vector, score, band, source: ids[0] }] },
    members: {
      evidence: [{ record: ids[0], by: { interval: { introduced: '0', fixed } }, order: 'semver' }],
      fixed: [fixed],
      risk: {
        exploited: [],
        epss: { probability: 0.02441, percentile: 0.84804, date: '2026-01-30', model: 'v2025.03.14' },
      },
      priority: samplePriority(hit.priority),
      paths: [
        ['shop@2.1.0', 'lodash@4.17.4'],
        ['shop@2.1.0', 'async@2.6.0', 'lodash@4.17.4'],
      ],
      pathCount: 9,
      move: LODASH_MOVE,
    },
  });
}

const LODASH: readonly MatchReport[] = [
  lodash({
    ids: ['GHSA-35jh-r3h4-6jhm', 'CVE-2021-23337'],
    title: 'Command injection through template',
    fixed: '4.17.21',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:U/C:H/I:H/A:H',
    score: 7.2,
    band: 'high',
    priority: 'sixty-days',
  }),
  lodash({
    ids: ['GHSA-jf85-cpcp-j695', 'CVE-2019-10744'],
    title: 'Prototype pollution through defaultsDeep',
    fixed: '4.17.12',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:H',
    score: 9.1,
    band: 'critical',
    priority: 'two-weeks',
  }),
  lodash({
    ids: ['GHSA-fvqr-27wr-82fm', 'CVE-2018-3721'],
    title: 'Prototype pollution through merge, mergeWith and defaultsDeep',
    fixed: '4.17.5',
    vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:N/I:H/A:N',
    score: 6.5,
    band: 'medium',
    priority: 'sixty-days',
  }),
];

const QS: MatchReport = sampleMatch({
  package: 'qs',
  version: '6.5.1',
  ids: ['GHSA-hrpp-h998-j3pp', 'CVE-2022-24999'],
  title: 'Prototype pollution with a key of __proto__ hangs the process',
  line: 1988,
  advisory: {
    band: 'high',
    severities: [
      {
        type: 'CVSS_V3',
        value: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
        score: 7.5,
        band: 'high',
        source: 'GHSA-hrpp-h998-j3pp',
      },
    ],
  },
  members: {
    evidence: [
      { record: 'GHSA-hrpp-h998-j3pp', by: { interval: { introduced: '6.5.0', fixed: '6.5.3' } }, order: 'semver' },
    ],
    fixed: ['6.5.3'],
    priority: samplePriority('sixty-days'),
    paths: [['shop@2.1.0', 'express@4.16.2', 'body-parser@1.18.2', 'qs@6.5.1']],
    pathCount: 2,
    move: {
      direct: 'express@4.16.2',
      root: 'shop@2.1.0',
      kind: 'move-or-override',
      component: 'qs',
      from: '6.5.1',
      to: '6.5.3',
      blockedBy: 'body-parser@1.18.2 asks for qs 6.5.1',
      clears: ['GHSA-hrpp-h998-j3pp'],
    },
  },
});

const MINIMIST: MatchReport = sampleMatch({
  package: 'minimist',
  version: '0.0.8',
  ids: ['GHSA-xvch-5gv4-984h', 'CVE-2021-44906'],
  title: 'Prototype pollution through setKey',
  line: 1702,
  advisory: { band: 'critical' },
  members: {
    evidence: [
      { record: 'GHSA-xvch-5gv4-984h', by: { interval: { introduced: '0', fixed: '0.2.4' } }, order: 'semver' },
    ],
    fixed: ['0.2.4', '1.2.6'],
    priority: samplePriority('update'),
    scope: 'dev',
  },
});

/** Malware, an exploited vulnerability, three of one component, a transitive one, one that an exception silences. */
export const SAMPLE_MATCHES: readonly MatchReport[] = [MALWARE, EXPLOITED, ...LODASH, QS, MINIMIST];

/** The moves of these matches, most relief first. */
export const SAMPLE_MOVES: readonly Move[] = [LODASH_MOVE, REACT_MOVE, QS.move, MALWARE.move].filter(
  (move) => move !== undefined,
);
