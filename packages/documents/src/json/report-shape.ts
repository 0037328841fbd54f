import type {
  AdvisoryKind,
  ComponentReport,
  Coverage,
  DataState,
  Decision,
  Difference,
  Evidence,
  FindingReport,
  InputReport,
  Location,
  MatchEvidence,
  MatchReport,
  PlaceReport,
  Move,
  PolicyState,
  Priority,
  Problem,
  Report,
  RiskInputs,
  RootReport,
  Severity,
  Silenced,
  VexOrigin,
  VexReport,
} from '@morel/model';
import type { ShapeOf } from './shape.ts';

const location: ShapeOf<Location> = { path: true, span: { start: true, end: true, line: true, column: true } };
const statement: ShapeOf<VexOrigin> = {
  document: true,
  documentId: true,
  number: true,
  line: true,
  id: true,
  status: true,
  justification: true,
  author: true,
  time: true,
};
const silenced: ShapeOf<Silenced> = {
  by: true,
  reason: true,
  owner: true,
  until: true,
  where: location,
  statement,
};
const evidence: ShapeOf<Evidence> = { label: true, value: true, source: true, asOf: true };
const problem: ShapeOf<Problem> = { code: true, message: true, hint: true, where: location };
const severity: ShapeOf<Severity> = { type: true, value: true, score: true, band: true, source: true };

const input: ShapeOf<InputReport> = {
  path: true,
  format: true,
  role: true,
  formatVersion: true,
  reading: true,
  reason: true,
  files: [true],
  components: true,
  expectsDigests: true,
  problems: [problem],
};

const coverage: ShapeOf<Coverage> = {
  complete: true,
  gaps: [{ kind: true, subject: true, reason: true, accepted: silenced }],
  notes: [true],
  excluded: [{ pattern: true, from: true, paths: true }],
  only: [true],
  checks: [{ check: true, title: true, status: true, subjects: true, reason: true }],
};

const place: ShapeOf<PlaceReport> = {
  ...location,
  key: true,
  input: true,
  source: { kind: true, url: true, commit: true, path: true },
  alias: true,
  digests: [true],
  installScript: true,
  notice: { kind: true, text: true },
  upstream: { repository: true, isPart: true, commit: true, changelog: true },
  root: true,
  needs: [[true]],
};

const component: ShapeOf<ComponentReport> = {
  purl: true,
  ecosystem: true,
  name: true,
  version: true,
  locations: [place],
  scope: true,
  direct: true,
  firstParty: true,
  lookup: true,
  source: true,
  licences: [{ expression: true, name: true, kind: true, url: true }],
};

const root: ShapeOf<RootReport> = { name: true, path: true, kind: true, ecosystem: true };

const matchEvidence: ShapeOf<MatchEvidence> = {
  record: true,
  by: { version: true, interval: { introduced: true, fixed: true, lastAffected: true }, commit: true },
  order: true,
};

const risk: ShapeOf<RiskInputs> = {
  exploited: [{ catalogue: true, added: true, due: true, ransomware: true }],
  exploitedAsOf: true,
  epss: { probability: true, percentile: true, date: true, model: true },
  ssvc: { exploitation: true, automatable: true, technicalImpact: true, date: true },
};

const priority: ShapeOf<Priority> = {
  table: true,
  rank: true,
  label: true,
  days: true,
  row: true,
  atBest: { rank: true, label: true },
  inputs: [evidence],
};

const move: ShapeOf<Move> = {
  direct: true,
  root: true,
  kind: true,
  component: true,
  from: true,
  to: true,
  blockedBy: true,
  command: true,
  clears: [true],
};

const kind: ShapeOf<AdvisoryKind> = true;

const match: ShapeOf<MatchReport> = {
  component: { purl: true, ecosystem: true, name: true, version: true },
  advisory: {
    id: true,
    ids: [true],
    kind,
    title: true,
    band: true,
    severities: [severity],
    cwes: [true],
    published: true,
    modified: true,
    withdrawn: [true],
  },
  evidence: [matchEvidence],
  fixed: [true],
  risk,
  priority,
  paths: [[true]],
  pathCount: true,
  scope: true,
  location,
  locations: [location],
  move,
};

const finding: ShapeOf<FindingReport> = {
  id: true,
  rule: true,
  title: true,
  level: true,
  message: true,
  next: true,
  evidence: [evidence],
  enisa: [true],
  where: location,
  purl: true,
  match: true,
  silenced,
};

const decision: ShapeOf<Decision> = {
  verdict: true,
  evidence: true,
  notPerformed: [
    {
      check: true,
      subject: true,
      status: true,
      reason: true,
      required: true,
      accepted: { reason: true, owner: true, until: true },
    },
  ],
  controls: [true],
};

const data: ShapeOf<DataState> = {
  kind: true,
  built: true,
  feeds: [
    {
      feed: true,
      source: true,
      part: true,
      records: true,
      pulled: true,
      contentDate: true,
      version: true,
      extent: true,
      inUse: true,
      ageHours: true,
      stale: true,
    },
  ],
};

const policy: ShapeOf<PolicyState> = {
  preset: true,
  files: [true],
  failOn: true,
  table: true,
  refused: [true],
  main: true,
  sources: [{ path: true, text: true }],
};

const difference: ShapeOf<Difference> = {
  base: true,
  changes: [
    {
      kind: true,
      ecosystem: true,
      name: true,
      from: [true],
      to: [true],
      direct: true,
      scope: true,
      brings: [{ kind: true, version: true, before: [true], after: [true] }],
      links: [{ kind: true, url: true, guessed: true }],
    },
  ],
  fixed: [true],
  known: [true],
  uncompared: true,
  deciding: [true],
  baseGaps: [true],
};

const vex: ShapeOf<VexReport> = {
  path: true,
  format: true,
  id: true,
  version: true,
  author: true,
  time: true,
  statements: true,
  used: true,
  unused: [{ number: true, line: true, vulnerability: true, status: true, reason: true }],
};

/** Every member of a report, in the order in which it is written; a list needs no count beside it. */
export const REPORT_SHAPE: ShapeOf<Omit<Report, 'componentCount'>> = {
  schema: true,
  tool: { name: true, version: true },
  generated: true,
  target: true,
  decision,
  inputs: [input],
  coverage,
  data,
  policy,
  vex: [vex],
  roots: [root],
  components: [component],
  matches: [match],
  findings: [finding],
  moves: [move],
  difference,
};
