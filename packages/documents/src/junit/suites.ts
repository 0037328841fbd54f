import { nothingScanned } from '../plain-words.ts';
import { PROBLEMS, type Gap, type InputReport, type Location, type Report } from '@morel/model';
import { judgeMatches } from '../judged-matches.ts';
import { differenceSuite } from './difference-suite.ts';
import { componentCase, findingCase, gapCase, matchCase } from './cases.ts';
import { lookupOutcomes } from '../lookup-outcome.ts';
import type { Case, Suite } from './suite.ts';

/** A suite for what changed, for every input, for what stands in none, and for what was not looked at. */
export function suitesOf(report: Report): readonly Suite[] {
  const suites = report.inputs.map((input) => inputSuite(input, report.coverage.gaps));
  const elsewhere: Suite = { name: 'project', package: 'project', properties: [], cases: [] };
  const place = placer(report, suites, elsewhere);
  const hit = new Set<string>();
  for (const judged of judgeMatches(report)) {
    const { component, location, locations } = judged.match;
    hit.add(keyOf(component));
    place([...(location ? [location] : []), ...locations], matchCase(judged, report));
  }
  for (const finding of report.findings) {
    if (finding.match === undefined) place(finding.where ? [finding.where] : [], findingCase(finding, report));
  }
  const outcome = lookupOutcomes(report);
  for (const component of report.components) {
    if (!hit.has(keyOf(component))) place(component.locations, componentCase(component, outcome));
  }
  return [
    ...(report.difference ? [differenceSuite(report, report.difference)] : []),
    ...suites,
    ...(elsewhere.cases.length > 0 ? [elsewhere] : []),
    coverageSuite(report),
  ];
}

function keyOf({ ecosystem, name, version }: { ecosystem: string; name: string; version?: string }): string {
  return `${ecosystem} ${name} ${version ?? ''}`;
}

/** Puts a case into the suite of every input that one of the places lies in. */
function placer({ inputs }: Report, suites: readonly Suite[], elsewhere: Suite) {
  const byPath = new Map<string, Suite>();
  for (const [position, { path }] of inputs.entries()) {
    const suite = suites[position];
    if (suite && !byPath.has(path)) byPath.set(path, suite);
  }
  for (const { path, files } of inputs) {
    const suite = byPath.get(path);
    for (const file of files) if (suite && !byPath.has(file)) byPath.set(file, suite);
  }
  return (places: readonly Location[], one: Case): void => {
    const found = new Set(places.map(({ path }) => byPath.get(path) ?? elsewhere));
    for (const suite of found.size > 0 ? found : [elsewhere]) suite.cases.push(one);
  };
}

function inputSuite(input: InputReport, gaps: readonly Gap[]): Suite {
  const { path, format, formatVersion, role, reading } = input;
  const properties: [string, string][] = [
    ['format', formatVersion === undefined ? format : `${format} ${formatVersion}`],
    ['role', role],
    ['reading', reading],
  ];
  return { name: path, package: role, properties, cases: [readingCase(input, gaps)] };
}

function readingCase({ path, reading, reason, problems }: InputReport, gaps: readonly Gap[]): Case {
  const name = `${path}: read whole`;
  const told = problems
    .filter(({ code }) => PROBLEMS[code].effect !== 'note')
    .flatMap(({ code, message, hint, where }) => {
      const line = where?.span?.line === undefined ? '' : `line ${where.span.line}: `;
      return [`${line}${message}`, `next: ${hint ?? PROBLEMS[code].hint}`];
    });
  const gap = gaps.find(({ kind, subject }) => kind === 'input' && subject === path);
  if (gap) return { ...gapCase(gap, told), name };
  if (reading === 'whole') return { name };
  if (reading === 'skipped')
    return { name, outcome: { kind: 'skipped', type: 'skipped', message: reason ?? 'not read', details: [] } };
  const message = reading === 'refused' ? 'the file was not read' : 'the file was read in part';
  return { name, outcome: { kind: 'error', type: 'incomplete', message, details: [message, ...told] } };
}

/** Every reason why the scan is incomplete, as an error: a suite that says nothing else must not be green. */
function coverageSuite(report: Report): Suite {
  const { coverage, decision, inputs, data } = report;
  const cases: Case[] = coverage.gaps.map((gap) => gapCase(gap));
  for (const { check, subject, reason, required, status, accepted } of decision.notPerformed) {
    const kind = required && !accepted ? 'error' : 'skipped';
    const message = accepted ? `${reason}; accepted: ${accepted.reason}` : reason;
    cases.push({ name: `${check} on ${subject}: performed`, outcome: { kind, type: status, message, details: [] } });
  }
  const whole: Case = { name: 'everything that was found was looked at' };
  if (inputs.length === 0) cases.push({ ...whole, outcome: incomplete(nothingScanned(report)) });
  else if (!coverage.complete) cases.push({ ...whole, outcome: incomplete('the scan is incomplete') });
  else cases.push(whole);
  const properties = data.feeds.map(({ feed, part, pulled }) => [`${feed} ${part}`, pulled] as const);
  return { name: 'coverage', package: 'coverage', properties: [['data', data.kind], ...properties], cases };
}

function incomplete(message: string): NonNullable<Case['outcome']> {
  return { kind: 'error', type: 'incomplete', message, details: [] };
}
