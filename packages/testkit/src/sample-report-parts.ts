import type {
  ComponentReport,
  FeedReport,
  FindingReport,
  InputReport,
  MatchReport,
  Report,
  RootReport,
} from '@morel/model';

/** The instant that every sample report was made at. */
export const SAMPLE_TIME = '2026-09-01T08:00:00.000Z';

const TABLE = 'bod-26-04';

/** A whole report around the members that a sample cares about: two feeds, no input, nothing found. */
export function sampleReport(members: Partial<Report>): Report {
  return {
    schema: 'morel/report/2',
    tool: { name: 'morel', version: '0.1.0' },
    generated: SAMPLE_TIME,
    target: '.',
    inputs: [],
    coverage: { complete: true, gaps: [], notes: [], excluded: [], checks: [] },
    componentCount: members.components?.length ?? 0,
    components: [],
    roots: [],
    matches: [],
    findings: [],
    decision: { verdict: 'allow', evidence: 'complete', notPerformed: [], controls: [] },
    data: { kind: 'own', built: '2026-08-31T22:10:00.000Z', feeds: [sampleFeed({}), SAMPLE_KEV] },
    policy: { preset: 'enisa', files: [], failOn: 'review', table: TABLE, refused: [], sources: [] },
    moves: [],
    ...members,
  };
}

export function sampleFeed(members: Partial<FeedReport>): FeedReport {
  return {
    feed: 'osv',
    source: 'https://advisories.example/osv/npm',
    part: 'npm',
    records: 26_225,
    pulled: '2026-08-31T22:00:00.000Z',
    contentDate: '2026-08-31T20:41:07.000Z',
    extent: 'whole',
    inUse: true,
    ageHours: 10,
    stale: false,
    ...members,
  };
}

const SAMPLE_KEV: FeedReport = {
  feed: 'kev',
  source: 'https://advisories.example/kev.json',
  part: 'all',
  records: 1662,
  pulled: '2026-08-31T22:05:00.000Z',
  contentDate: '2026-08-07',
  version: '2026.08.07',
  inUse: true,
  ageHours: 9.9,
  stale: false,
};

export function sampleInput(members: Partial<InputReport>): InputReport {
  return {
    path: 'package-lock.json',
    format: 'package-lock',
    role: 'lockfile',
    formatVersion: '3',
    reading: 'whole',
    files: [],
    components: 412,
    problems: [],
    ...members,
  };
}

export const SAMPLE_ROOT: RootReport = { name: 'shop', path: 'package-lock.json', kind: 'project', ecosystem: 'npm' };

export function sampleComponent(
  name: string,
  version: string,
  members: Partial<ComponentReport> = {},
): ComponentReport {
  return {
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    ecosystem: 'npm',
    name,
    version,
    locations: [{ ...sampleLocation(120), key: `node_modules/${name}` }],
    scope: 'prod',
    direct: false,
    firstParty: false,
    lookup: 'looked-up',
    source: 'registry',
    ...members,
  };
}

export function sampleLocation(line: number, path: string = 'package-lock.json'): MatchReport['locations'][number] {
  const start = line * 40;
  return { path, span: { start, end: start + 35, line, column: 5 } };
}

/** What a sample says about one advisory of one component; the rest is filled in. */
export interface SampleMatch {
  readonly package: string;
  readonly version: string;
  readonly ids: readonly [string, ...string[]];
  readonly title: string;
  readonly line: number;
  readonly advisory?: Partial<MatchReport['advisory']>;
  readonly members?: Partial<MatchReport>;
}

export function sampleMatch(sample: SampleMatch): MatchReport {
  const { package: name, version, ids, title, line } = sample;
  const location = sampleLocation(line);
  return {
    component: { purl: `pkg:npm/${name.replace('@', '%40')}@${version}`, ecosystem: 'npm', name, version },
    advisory: {
      id: ids[0],
      ids,
      kind: 'vulnerability',
      title,
      band: 'unknown',
      severities: [],
      cwes: [],
      withdrawn: [],
      ...sample.advisory,
    },
    evidence: [{ record: ids[0], by: { interval: { introduced: '0' } }, order: 'semver' }],
    fixed: [],
    risk: {},
    priority: samplePriority('update'),
    paths: [['shop@2.1.0', `${name}@${version}`]],
    pathCount: 1,
    scope: 'prod',
    location,
    locations: [location],
    ...sample.members,
  };
}

type PriorityName = 'malware' | 'three-days' | 'two-weeks' | 'sixty-days' | 'update';

const ROWS: Readonly<Record<Exclude<PriorityName, 'malware'>, MatchReport['priority']>> = {
  'three-days': row(1, 16, { days: 3, label: '3 days + forensic' }, 'yes yes yes total'),
  'two-weeks': row(
    2,
    10,
    { days: 14, label: '14 days', atBest: { rank: 4, label: 'fix on system upgrade' } },
    'no yes no total',
  ),
  'sixty-days': row(3, 3, { days: 60, label: '60 days' }, 'no yes no partial'),
  update: row(4, 1, { label: 'fix on system upgrade' }, 'no no no partial'),
};

/** A row of the sample decision table, with its inputs. */
export function samplePriority(name: PriorityName): MatchReport['priority'] {
  if (name === 'malware') return { table: TABLE, rank: 0, label: 'malware: act now', inputs: [] };
  return ROWS[name];
}

function row(
  rank: number,
  number: number,
  says: Pick<MatchReport['priority'], 'label' | 'days' | 'atBest'>,
  answers: string,
): MatchReport['priority'] {
  const [exploited = '', exposed = '', automatable = '', impact = ''] = answers.split(' ');
  return {
    table: TABLE,
    rank,
    ...says,
    row: number,
    inputs: [
      { label: 'exploited', value: exploited, source: 'CISA KEV', asOf: '2026-08-07' },
      { label: 'exposed', value: `unknown, taken as ${exposed}` },
      { label: 'automatable', value: automatable, source: 'CISA SSVC', asOf: '2026-08-21' },
      { label: 'impact', value: impact, source: 'CISA SSVC', asOf: '2026-08-21' },
    ],
  };
}

/** A finding of a rule; `match` where it is about one. */
export function sampleFinding(members: Partial<FindingReport> & { readonly id: string }): FindingReport {
  return {
    rule: 'known-vulnerability',
    title: 'Known vulnerability',
    level: 'review',
    message: 'a known vulnerability',
    next: 'Move to a fixed version.',
    evidence: [],
    enisa: ['E-MIT-1'],
    ...members,
  };
}

/** A component of which only a range is known. */
export const SAMPLE_FLASK: ComponentReport = {
  purl: 'pkg:pypi/flask',
  ecosystem: 'pypi',
  name: 'flask',
  locations: [{ ...sampleLocation(4, 'api/requirements.txt'), key: 'flask' }],
  scope: 'prod',
  direct: true,
  firstParty: false,
  lookup: 'no-version',
  source: 'registry',
};
