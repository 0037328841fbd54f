import type {
  Advisory,
  Component,
  Input,
  Match,
  MatchSubject,
  Occurrence,
  OccurrenceSubject,
  Priority,
  Rating,
  Requirement,
  RequirementSubject,
  RiskInputs,
  Severity,
} from '@morel/model';

/** What of a sample match is not as usual. */
export interface MatchParts {
  readonly component?: Partial<Component>;
  readonly advisory?: Partial<Advisory>;
  readonly severity?: Severity;
  readonly priority?: Partial<Priority>;
  readonly risk?: RiskInputs;
  readonly fixed?: readonly string[];
  readonly devOnly?: boolean;
  readonly path?: string;
  readonly alsoAt?: readonly string[];
}

const LOCKFILE: Input = {
  path: 'package-lock.json',
  reader: 'npm',
  format: 'package-lock',
  role: 'lockfile',
  files: [],
  problems: [],
};

/** A vulnerability of medium severity and rank 4 in `acorn-tool@1.2.3`, with everything known, unless said otherwise. */
export function matchSubject(parts: MatchParts = {}): MatchSubject {
  const component: Component = {
    ecosystem: 'npm',
    name: 'acorn-tool',
    version: '1.2.3',
    purl: 'pkg:npm/acorn-tool@1.2.3',
    ...parts.component,
  };
  const severity: Severity = parts.severity ?? {
    type: 'CVSS_V3',
    value: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:L/I:L/A:N',
    score: 5.4,
    band: 'medium',
    source: 'GHSA-aaaa-bbbb-cccc',
  };
  const advisory: Advisory = {
    id: 'GHSA-aaaa-bbbb-cccc',
    ids: ['GHSA-aaaa-bbbb-cccc', 'CVE-2026-1000'],
    kind: 'vulnerability',
    title: 'Reads files outside its folder',
    severities: [severity],
    cwes: ['CWE-22'],
    records: ['GHSA-aaaa-bbbb-cccc'],
    withdrawn: [],
    ...parts.advisory,
  };
  const match: Match = { advisory, component: 0, evidence: [], fixed: parts.fixed ?? ['1.2.4'] };
  const rating: Rating = {
    band: severity.band,
    ...(severity.score !== undefined && { top: severity }),
    risk: parts.risk ?? { exploited: [] },
    priority: { table: 'bod-26-04', rank: 4, label: '60 days', days: 60, row: 3, inputs: [], ...parts.priority },
  };
  return {
    path: parts.path ?? LOCKFILE.path,
    ...(parts.alsoAt && { alsoAt: parts.alsoAt }),
    match,
    advisory,
    component,
    rating,
    devOnly: parts.devOnly ?? false,
  };
}

/** What of a sample occurrence is not as usual. */
export interface OccurrenceParts {
  readonly component?: Partial<Component>;
  readonly occurrence?: Partial<Occurrence>;
  readonly publicHosts?: readonly string[];
  readonly expectsDigest?: boolean;
  readonly path?: string;
}

/** `acorn-tool@1.2.3` from the public registry with a sound digest, unless said otherwise. */
export function occurrenceSubject(parts: OccurrenceParts = {}): OccurrenceSubject {
  const component: Component = {
    ecosystem: 'npm',
    name: 'acorn-tool',
    version: '1.2.3',
    purl: 'pkg:npm/acorn-tool@1.2.3',
    ...parts.component,
  };
  return {
    path: parts.path ?? LOCKFILE.path,
    occurrence: {
      component: 0,
      input: 0,
      key: 'node_modules/acorn-tool',
      source: { kind: 'registry', url: 'https://registry.example/acorn-tool/-/acorn-tool-1.2.3.tgz' },
      digests: ['sha512-aGVsbG8='],
      ...parts.occurrence,
    },
    component,
    input: { ...LOCKFILE, path: parts.path ?? LOCKFILE.path },
    publicHosts: parts.publicHosts ?? ['registry.example'],
    expectsDigest: parts.expectsDigest ?? true,
  };
}

/** A requirement of `package.json` for `acorn-tool`, `^1.2.0` unless said otherwise. */
export function requirementSubject(
  requirement: Partial<Requirement>,
  pinning: RequirementSubject['pinning'],
): RequirementSubject {
  const input: Input = { ...LOCKFILE, path: 'package.json', format: 'package-json', role: 'manifest' };
  return {
    path: input.path,
    input,
    requirement: {
      input: 0,
      ecosystem: 'npm',
      name: 'acorn-tool',
      specifier: '^1.2.0',
      kinds: ['prod'],
      source: 'registry',
      ...requirement,
    },
    pinning,
  };
}

/** An input of a role. */
export function inputOf(role: Input['role'], path: string): Input {
  return { ...LOCKFILE, path, role };
}
