import type { RenderOptions, Report } from '@morel/model';
import {
  documentConformance,
  sampleFinding,
  sampleInput,
  sampleMatch,
  samplePriority,
  sampleReport,
  SAMPLE_REPORTS,
} from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { displayWidth } from './display-width.ts';
import { document } from './index.ts';

const ESCAPE = '\u001b';
const STYLE = new RegExp(`${ESCAPE}\\[[0-9;]*m`, 'g');
const OPTIONS: RenderOptions = { width: 80, color: false, verbose: false, quiet: false };

documentConformance(document, import.meta.dirname);

function render(report: Report, options: Partial<RenderOptions> = {}): string {
  return [...(document.render?.(report, { ...OPTIONS, ...options }) ?? [])].join('');
}

function sample(name: string): Report {
  const found = SAMPLE_REPORTS.find((entry) => entry.name === name);
  if (!found) throw new Error(`no sample ${name}`);
  return found.report;
}

/** Components `package-1` and so on, one advisory each, the first the most urgent. */
function manyMatches(amount: number): Report {
  const matches = Array.from({ length: amount }, (_, position) =>
    sampleMatch({
      package: `package-${position + 1}`,
      version: '1.0.0',
      ids: [`GHSA-0000-0000-${String(position + 1).padStart(4, '0')}`],
      title: 'Prototype pollution',
      line: position + 1,
      advisory: { band: position < 20 ? 'high' : 'low' },
      members: { priority: samplePriority(position < 20 ? 'two-weeks' : 'update') },
    }),
  );
  return sampleReport({
    inputs: [sampleInput({})],
    matches,
    findings: matches.map((_, position) => sampleFinding({ id: `f${position}`, match: position })),
  });
}

describe('the layout', () => {
  const widths = [40, 57, 80, 100, 140, 160];
  it.each(widths)(
    'keeps every line within %d columns, but for an address, which leads nowhere when it is broken',
    (width) => {
      for (const { report } of SAMPLE_REPORTS) {
        for (const verbose of [false, true]) {
          for (const line of render(report, { width, verbose }).split('\n')) {
            if (/^ {4}[a-z ()]+: https:\/\/\S+$/.test(line)) continue;
            expect({ line, fits: displayWidth(line) <= width }).toEqual({ line, fits: true });
          }
        }
      }
    },
  );

  it('is the same with colour as without, but for the colour', () => {
    for (const { report } of SAMPLE_REPORTS) {
      const colored = render(report, { color: true });
      expect(colored).not.toBe(render(report));
      expect(colored.replaceAll(STYLE, '').replaceAll(/ +$/gm, '')).toBe(render(report));
    }
  });

  it('closes every style on the line that opens it', () => {
    for (const line of render(sample('findings'), { color: true }).split('\n')) {
      const codes = line.match(STYLE) ?? [];
      expect(codes.filter((code) => code === '\u001b[0m')).toHaveLength(codes.length / 2);
    }
  });

  it('uses no colour that a light or a dark theme hides', () => {
    const codes = render(sample('findings'), { color: true }).match(STYLE) ?? [];
    for (const code of codes) expect(code).not.toMatch(/[[;](?:30|37|9\d|10\d|4\d)[m;]/);
  });

  it('leaves no space at the end of a line', () => {
    for (const { report } of SAMPLE_REPORTS) expect(render(report)).not.toMatch(/ \n/);
  });
});

describe('what is shown', () => {
  it('has malware first, then the most urgent row, and what to do first with the decision last', () => {
    const lines = render(sample('findings')).split('\n');
    const heads = lines.filter((line) => line.includes('──')).map((line) => line.split(' ──')[0]);
    expect(heads).toEqual([
      'MALWARE',
      'Fix within 3 days + forensic',
      'Fix within 14 days',
      'Fix within 60 days',
      'Other findings',
      'Silenced',
      'Coverage',
      'What to do first',
    ]);
    expect(lines.slice(-3).join(' ')).toContain('BLOCK: 2 block, 5 review, 7 warn findings; evidence partial');
  });

  it('puts the advisories of one component into one block, the most urgent first', () => {
    const output = render(sample('findings'));
    expect(output.match(/^ {2}lodash@4\.17\.4 /gm)).toHaveLength(1);
    const ids = ['GHSA-jf85-cpcp-j695', 'GHSA-35jh-r3h4-6jhm', 'GHSA-fvqr-27wr-82fm'].map((id) => output.indexOf(id));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(ids).not.toContain(-1);
  });

  it('shows the 15 most urgent components in full and sums up the others', () => {
    const output = render(manyMatches(226));
    expect(output.match(/^ {2}package-\d+@1\.0\.0 {2}review/gm)).toHaveLength(15);
    expect(output).toContain('and 5 more components, 5 advisories: 5 high (--verbose shows all in full)');
    expect(output).toContain('206 low (--verbose shows all in full)');
    expect(output.split('\n').length).toBeLessThan(160);
  });

  it('shows what blocks in full however many others are more urgent', () => {
    const report = manyMatches(226);
    const findings = report.findings.map((finding) => ({
      ...finding,
      level: finding.match === 200 ? ('block' as const) : finding.level,
    }));
    const output = render({ ...report, findings });
    expect(output).toMatch(/^ {2}package-201@1\.0\.0 {2}block/m);
    expect(output).toContain('and 205 more components');
  });

  it('shows everything with --verbose', () => {
    const output = render(manyMatches(226), { verbose: true });
    expect(output.match(/^ {2}package-\d+@1\.0\.0 {2}review/gm)).toHaveLength(226);
    expect(output).not.toContain('--verbose');
  });

  it('does not repeat the advisories of another version of the same package', () => {
    const versions = ['1.0.0', '1.1.0'].map((version) =>
      sampleMatch({ package: 'twice', version, ids: ['GHSA-0000-0000-0001'], title: 'One title', line: 1 }),
    );
    const output = render(sampleReport({ inputs: [sampleInput({})], matches: versions }));
    expect(output.match(/One title/g)).toHaveLength(1);
    expect(output).toContain('twice@1.1.0');
    expect(output).toContain('as above      1 not scored of twice@1.0.0; no fixed release known');
  });

  it('names what silences a finding, and until when', () => {
    expect(render(sample('findings'))).toContain(
      '"parses no input of users"\n              until 2026-12-01, build team',
    );
  });

  it('names a move once that several versions of a package need', () => {
    const move = {
      component: 'a',
      direct: 'b@1',
      root: 'r',
      kind: 'refresh',
      to: '3.0.0',
      command: 'npm update a',
    } as const;
    const moves = [
      { ...move, from: '1.0.0', clears: ['X-1', 'X-2'] },
      { ...move, from: '2.0.0', clears: ['X-2', 'X-3'] },
    ];
    const output = render(sampleReport({ inputs: [sampleInput({})], moves }));
    expect(output).toContain('  clears 3    refresh a to 3.0.0 in the lockfile\n');
    expect(output.match(/refresh a to/g)).toHaveLength(1);
    expect(output).toMatch(/What to do first ─+ 1 move\n/);
  });

  it('claims no path for what nothing is known to ask for', () => {
    const match = sampleMatch({ package: 'a', version: '1', ids: ['X-1'], title: 't', line: 1 });
    const output = render(sampleReport({ inputs: [sampleInput({})], matches: [{ ...match, scope: 'unreached' }] }));
    expect(output).toContain('    path          not known: nothing that was read says what asks for it\n');
  });

  it('counts one further record in the singular', () => {
    const match = sampleMatch({ package: 'a', version: '1', ids: ['X-1'], title: 't', line: 1 });
    const [hit] = match.evidence;
    const evidence = hit ? [hit, { ...hit, record: 'X-2' }] : [];
    const output = render(sampleReport({ inputs: [sampleInput({})], matches: [{ ...match, evidence }] }));
    expect(output).toContain('; 1 more record agrees;');
  });

  it('says what no rule judged', () => {
    const match = sampleMatch({ package: 'a', version: '1', ids: ['X-1'], title: 't', line: 1 });
    expect(render(sampleReport({ inputs: [sampleInput({})], matches: [match] }))).toContain('a@1  judged by no rule');
  });
});

describe('the last line', () => {
  it.each([
    ['nothing-scanned', /^NOTHING WAS JUDGED: no file .* Exit 2: nothing was scanned\.$/],
    [
      'no-findings',
      /^ALLOW: no finding in the checks performed; evidence complete\. Exit 0: the policy lets it pass\.$/,
    ],
    [
      'incomplete',
      /^NEEDS APPROVAL: no finding in the checks performed; .*scan incomplete: 3 gaps\. Exit 3: the scan is incomplete\.$/,
    ],
    ['hostile-names', /^BLOCK: 1 block, 1 review findings; evidence complete\. Exit 1: the policy says no\.$/],
  ])('of %s says the decision and what the exit code means', (name, expected) => {
    const lines = render(sample(name), { quiet: true, width: 140 }).trimEnd().split('\n');
    expect(lines.slice(1).join(' ').replaceAll(/ +/g, ' ')).toMatch(expected);
  });

  it('does not pass over what is silenced', () => {
    const silenced = { by: 'baseline', reason: 'in the baseline' } as const;
    const findings = [{ ...sampleFinding({ id: 'f1' }), silenced }];
    const output = render(sampleReport({ inputs: [sampleInput({})], findings }), { width: 140 });
    expect(output).toContain(': no finding in the checks performed but the 1 silenced;');
  });

  it('is green only when the exit code is 0', () => {
    const green = '\u001b[32m';
    expect(render(sample('no-findings'), { color: true, quiet: true })).toContain(green);
    for (const name of ['nothing-scanned', 'incomplete', 'findings']) {
      expect(render(sample(name), { color: true, quiet: true })).not.toContain(green);
    }
  });
});

describe('--quiet', () => {
  it('prints the counts and the decision', () => {
    const output = render(sample('findings'), { quiet: true, width: 140 });
    expect(output.split('\n')[0]).toBe(
      'Found 7 advisories in 5 components: 1 malware, 3 critical, 2 high, 1 medium; 8 other findings; 2 silenced.',
    );
    expect(output.trimEnd().split('\n')).toHaveLength(2);
  });
});

function partsIn(text: string): string[] {
  return ['Used', 'Unused', 'Old'].filter((part) => text.includes(`osv ${part}`));
}

it('lists the data of ecosystems that nothing is of only when asked, unless it is too old', () => {
  const [feed] = sampleReport({}).data.feeds;
  if (!feed) throw new Error('the sample has no feed');
  const feeds = [
    { ...feed, part: 'Used' },
    { ...feed, part: 'Unused', inUse: false },
    { ...feed, part: 'Old', inUse: false, stale: true },
  ];
  const report = sampleReport({ data: { kind: 'own', feeds } });
  expect(partsIn(render(report))).toEqual(['Used', 'Old']);
  expect(render(report)).toContain('and 1 part for other ecosystems (--verbose)');
  expect(partsIn(render(report, { verbose: true }))).toEqual(['Used', 'Unused', 'Old']);
});
