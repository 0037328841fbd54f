import type { CheckReport, FindingReport, MatchReport, Report, VexReport } from '@morel/model';
import {
  SAMPLE_FLASK,
  SAMPLE_ROOT,
  sampleComponent,
  sampleFeed,
  sampleFinding,
  sampleInput,
} from './sample-report-parts.ts';
import { sampleLocation, sampleMatch, sampleReport } from './sample-report-parts.ts';
import { SAMPLE_DIFFERENCE } from './sample-difference.ts';
import { SAMPLE_MATCHES, SAMPLE_MOVES } from './sample-matches.ts';

/** A report that every output format must render well, under a name for its golden file. */
export interface SampleReport {
  readonly name: string;
  readonly report: Report;
}

const CHECKS: readonly CheckReport[] = [
  { check: 'known-vulnerability', title: 'Known vulnerabilities', status: 'passed', subjects: 412 },
  { check: 'malware', title: 'Malware', status: 'passed', subjects: 412 },
  { check: 'integrity', title: 'Integrity of lockfile entries', status: 'passed', subjects: 412 },
  { check: 'drift', title: 'Lockfile against manifest', status: 'passed', subjects: 1 },
];

function checksWith(changed: readonly CheckReport[]): CheckReport[] {
  const byId = new Map(CHECKS.map((check) => [check.check, check]));
  for (const check of changed) byId.set(check.check, check);
  return [...byId.values()];
}

const nothingScanned: Report = sampleReport({ target: './empty' });

const noFindings: Report = sampleReport({
  inputs: [sampleInput({}), sampleInput({ path: '.npmrc', format: 'npmrc', role: 'settings', components: 0 })],
  coverage: {
    complete: true,
    gaps: [],
    notes: ['2 first-party components were not looked up: shop, @shop/ui'],
    excluded: [{ pattern: '**/node_modules', from: 'default', paths: 1 }],
    checks: CHECKS,
  },
  components: [
    sampleComponent('shop', '2.1.0', { scope: 'root', firstParty: true, lookup: 'first-party', source: 'project' }),
    sampleComponent('left-pad', '1.3.0', { direct: true, licences: [{ expression: 'WTFPL', kind: 'declared' }] }),
  ],
  roots: [SAMPLE_ROOT],
});

function matchFinding(match: MatchReport, position: number): FindingReport {
  const { component, advisory, location } = match;
  const malware = advisory.kind === 'malware';
  return sampleFinding({
    id: `f${position}`.padEnd(16, '0'),
    rule: malware ? 'malware' : 'known-vulnerability',
    title: malware ? 'Malware' : 'Known vulnerability',
    level: malware || match.priority.rank === 1 ? 'block' : 'review',
    message: `${component.name} ${component.version} is hit by ${advisory.id}`,
    next: malware ? `Remove ${component.name}.` : `Move ${component.name} to a fixed version.`,
    ...(component.purl !== undefined && { purl: component.purl }),
    match: position,
    ...(location && { where: location }),
    ...(component.name === 'minimist' && {
      silenced: { by: 'exception', reason: 'parses no input of users', owner: 'build team', until: '2026-12-01' },
    }),
  });
}

const NO_INTEGRITY: readonly FindingReport[] = ['abab', 'acorn', 'ajv', 'ansi-styles', 'archy', 'atob', 'aws4'].map(
  (name, position) =>
    sampleFinding({
      id: `a${position}`.padEnd(16, '0'),
      rule: 'entry-without-integrity',
      title: 'Lockfile entry without integrity',
      level: 'warn',
      message: `${name} 1.0.${position} has no digest in the lockfile`,
      next: 'Let the package manager write the lockfile again.',
      enisa: ['E-INT-3'],
      where: sampleLocation(30 + position),
    }),
);

const UNLOCKED: FindingReport = sampleFinding({
  id: 'b000000000000000',
  rule: 'unlocked-install',
  title: 'Build installs without the lock',
  message: 'npm install may change the lockfile and install what nobody reviewed',
  next: 'Use npm ci.',
  evidence: [{ label: 'command', value: 'npm install --no-audit' }],
  enisa: ['E-INT-3'],
  where: sampleLocation(23, '.github/workflows/ci.yml'),
});

/** A finding that a statement silences, and one document of which the other statements silence nothing. */
const EXPLAINED: FindingReport = sampleFinding({
  id: 'd000000000000000',
  rule: 'advisory-notice',
  title: 'Notice about a package',
  level: 'warn',
  message: 'request 2.88.2 is no longer maintained',
  next: 'Look for another package.',
  silenced: {
    by: 'vex',
    reason: 'not_affected, vulnerable_code_not_in_execute_path: only its types are used',
    statement: {
      document: 'shop.openvex.json',
      documentId: 'https://example.com/vex/shop-1',
      number: 2,
      line: 21,
      status: 'not_affected',
      justification: 'vulnerable_code_not_in_execute_path',
      author: 'Example security team',
      time: '2026-08-01T10:00:00Z',
    },
  },
});

const STATEMENTS: VexReport = {
  path: 'shop.openvex.json',
  format: 'OpenVEX 0.2.0',
  id: 'https://example.com/vex/shop-1',
  version: '1',
  author: 'Example security team',
  time: '2026-08-01T10:00:00Z',
  statements: 2,
  used: 1,
  unused: [
    {
      number: 1,
      line: 8,
      vulnerability: 'CVE-2021-44906',
      status: 'under_investigation',
      reason: '"under_investigation" silences nothing',
    },
  ],
};

const findings: Report = sampleReport({
  target: './shop',
  inputs: noFindings.inputs,
  coverage: {
    ...noFindings.coverage,
    checks: checksWith([
      { check: 'known-vulnerability', title: 'Known vulnerabilities', status: 'failed', subjects: 412 },
      { check: 'malware', title: 'Malware', status: 'failed', subjects: 412 },
      {
        check: 'tracked',
        title: 'Lockfile under version control',
        status: 'not-attempted',
        subjects: 1,
        reason: 'the folder is no git repository',
      },
    ]),
  },
  components: [
    ...noFindings.components,
    ...SAMPLE_MATCHES.map(({ component, scope, paths }) =>
      sampleComponent(component.name, component.version, { scope, direct: paths[0]?.length === 2 }),
    ),
  ],
  roots: [SAMPLE_ROOT],
  matches: SAMPLE_MATCHES,
  findings: [...SAMPLE_MATCHES.map(matchFinding), ...NO_INTEGRITY, UNLOCKED, EXPLAINED],
  decision: {
    verdict: 'block',
    evidence: 'partial',
    notPerformed: [
      {
        check: 'tracked',
        subject: 'package-lock.json',
        status: 'not-attempted',
        reason: 'the folder is no git repository',
        required: false,
      },
    ],
    controls: [],
  },
  policy: {
    preset: 'enisa',
    files: ['morel.yaml'],
    failOn: 'review',
    table: 'bod-26-04',
    refused: [],
    main: 'morel.yaml',
    sources: [{ path: 'morel.yaml', text: 'extends: enisa\n' }],
  },
  vex: [STATEMENTS],
  moves: SAMPLE_MOVES,
});

const incomplete: Report = sampleReport({
  inputs: [
    sampleInput({}),
    sampleInput({
      path: 'api/requirements.txt',
      format: 'requirements',
      role: 'manifest',
      reading: 'part',
      components: 11,
      problems: [
        {
          code: 'unresolved-version',
          message: '"flask>=2" is a range: the version that will be installed is not known',
          where: { path: 'api/requirements.txt', span: { start: 30, end: 38, line: 4, column: 1 } },
        },
      ],
    }),
    sampleInput({
      path: 'tools/pnpm-lock.yaml',
      format: 'pnpm-lock',
      reading: 'refused',
      components: 0,
      problems: [
        {
          code: 'conflict-markers',
          message: 'line 88 starts with <<<<<<<',
          where: { path: 'tools/pnpm-lock.yaml', span: { start: 3000, end: 3007, line: 88, column: 1 } },
        },
      ],
    }),
    sampleInput({
      path: 'web/package.json',
      format: 'package-json',
      role: 'manifest',
      reading: 'skipped',
      reason: 'web/yarn.lock answers it',
      components: 0,
    }),
  ],
  coverage: {
    complete: false,
    gaps: [
      { kind: 'input', subject: 'tools/pnpm-lock.yaml', reason: 'the file holds unresolved merge conflict markers' },
      { kind: 'component', subject: 'pkg:pypi/flask', reason: 'only a range is given' },
      { kind: 'data', subject: 'osv PyPI', reason: 'last pulled 12 days ago, the limit is 7 days' },
      {
        kind: 'ecosystem',
        subject: 'hex',
        reason: 'the index holds no advisories for it',
        accepted: { by: 'exception', reason: 'reviewed by hand each month', owner: 'platform', until: '2026-10-01' },
      },
    ],
    notes: [],
    excluded: [],
    checks: CHECKS,
  },
  components: [
    sampleComponent('jason', '1.4.0', { purl: 'pkg:hex/jason@1.4.0', ecosystem: 'hex', lookup: 'not-held' }),
    sampleComponent('left-pad', '1.3.0', { direct: true }),
    SAMPLE_FLASK,
  ],
  roots: [SAMPLE_ROOT],
  decision: {
    verdict: 'needs-approval',
    evidence: 'partial',
    notPerformed: [
      {
        check: 'known-vulnerability',
        subject: 'tools/pnpm-lock.yaml',
        status: 'error',
        reason: 'the input was refused',
        required: true,
      },
    ],
    controls: [],
  },
  data: {
    kind: 'own',
    built: '2026-08-20T22:10:00.000Z',
    feeds: [
      sampleFeed({}),
      sampleFeed({
        part: 'PyPI',
        records: 7080,
        pulled: '2026-08-20T08:00:00.000Z',
        inUse: true,
        ageHours: 288,
        stale: true,
      }),
    ],
  },
});

/** What nobody should be able to smuggle into a terminal, a page or a comment. */
const HOSTILE_NAME = '\u001b[31mred\u001b[0m\u202Etxt.exe|`@admin`<img src=x onerror=alert(1)>\n::error::x';

const hostile: Report = sampleReport({
  target: 'a\u001b]0;title\u0007b',
  inputs: [sampleInput({ path: 'we ird#%/\u009b2J/package-lock.json', formatVersion: '3\u0000', components: 3 })],
  coverage: {
    complete: true,
    gaps: [],
    notes: [`first-party: ${HOSTILE_NAME}`],
    excluded: [{ pattern: '\u001b[2J*', from: 'default', paths: 1 }],
    checks: CHECKS,
  },
  components: [sampleComponent(HOSTILE_NAME, '1.0.0', { purl: 'pkg:npm/%1B%5B31m' })],
  roots: [{ ...SAMPLE_ROOT, name: '世界-🦠-e\u0301' }],
  matches: [
    sampleMatch({
      package: HOSTILE_NAME,
      version: '1.0.0',
      ids: ['x_\u001b[5m|[click](javascript:alert(1))', '@everyone', '#1'],
      title:
        '</details><script>alert(1)</script> | ![x](https://evil.example/x.png) @octocat #42 `code` **bold** www.evil.example',
      line: 3,
      advisory: { band: 'high', kind: 'malware' },
      members: {
        paths: [['世界-🦠-e\u0301@1', '包@2.0.0', `${'very-long-name-'.repeat(12)}@3`, HOSTILE_NAME]],
        location: { path: 'we ird#%/\u009b2J/package-lock.json', span: { start: 10, end: 20, line: 3, column: 2 } },
        locations: [],
        move: {
          direct: '$(reboot)',
          root: 'x',
          kind: 'upgrade',
          component: '`id`',
          from: '1',
          to: '2\u0007',
          command: 'npm install \u001b[8mx',
          clears: ['x'],
        },
      },
    }),
  ],
  findings: [
    sampleFinding({
      id: 'c000000000000000',
      match: 0,
      rule: 'malware',
      level: 'block',
      message: HOSTILE_NAME,
      next: HOSTILE_NAME,
    }),
    sampleFinding({
      id: 'c100000000000000',
      rule: 'foreign-host',
      title: 'Entry from a foreign host',
      message: `${HOSTILE_NAME} comes from https://evil.example/${'a'.repeat(300)}`,
      next: 'Ask who added it.',
      evidence: [{ label: 'url\u001b[1m', value: 'https://evil.example/\u200b|`x`' }],
      where: { path: '../../etc/passwd' },
    }),
    sampleFinding({
      id: 'c200000000000000',
      message: 'a silenced one',
      silenced: {
        by: 'vex',
        reason: HOSTILE_NAME,
        statement: {
          document: HOSTILE_NAME,
          documentId: HOSTILE_NAME,
          number: 1,
          id: HOSTILE_NAME,
          status: 'fixed',
          author: HOSTILE_NAME,
          time: HOSTILE_NAME,
        },
      },
    }),
  ],
  vex: [
    {
      path: HOSTILE_NAME,
      format: HOSTILE_NAME,
      id: HOSTILE_NAME,
      author: HOSTILE_NAME,
      time: HOSTILE_NAME,
      statements: 2,
      used: 1,
      unused: [{ number: 2, vulnerability: HOSTILE_NAME, status: 'affected', reason: HOSTILE_NAME }],
    },
  ],
  decision: { verdict: 'block', evidence: 'complete', notPerformed: [], controls: ['run in a sandbox \u001b[0m'] },
});

/** What is new, and what the base has too. */
const compared: Report = sampleReport({
  ...noFindings,
  findings: [
    UNLOCKED,
    ...NO_INTEGRITY.slice(0, 1).map((finding) => ({
      ...finding,
      silenced: { by: 'baseline' as const, reason: 'known since main' },
    })),
  ],
  decision: { ...noFindings.decision, verdict: 'needs-approval' },
  difference: SAMPLE_DIFFERENCE,
});

/** Six reports: nothing scanned, nothing found, two states compared, findings of every kind, an incomplete scan, names that attack. */
export const SAMPLE_REPORTS: readonly SampleReport[] = [
  { name: 'nothing-scanned', report: nothingScanned },
  { name: 'no-findings', report: noFindings },
  { name: 'compared', report: compared },
  { name: 'findings', report: findings },
  { name: 'incomplete', report: incomplete },
  { name: 'hostile-names', report: hostile },
];
