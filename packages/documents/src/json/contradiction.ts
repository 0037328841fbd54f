import {
  mergeVerdicts,
  PROBLEMS,
  quote,
  readingOf,
  type Gap,
  type Level,
  type Report,
  type Verdict,
} from '@morel/model';

const VERDICTS: Readonly<Record<Level, Verdict>> = {
  off: 'allow',
  warn: 'allow',
  review: 'needs-approval',
  block: 'block',
};

/**
 * Where a report of the right shape says two things that no scan says together, as a report does of which something was
 * cut out; undefined where it does not. Each line is what the engine makes sure of.
 */
export function contradictionIn(report: Omit<Report, 'componentCount'>): string | undefined {
  return (
    timeFault(report) ??
    inputFault(report) ??
    coverageFault(report) ??
    lookupFault(report) ??
    matchFault(report) ??
    checkFault(report) ??
    differenceFault(report) ??
    decisionFault(report)
  );
}

type Stored = Omit<Report, 'componentCount'>;

function timeFault({ generated }: Stored): string | undefined {
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/.test(generated);
  return isTime && !Number.isNaN(Date.parse(generated)) ? undefined : `${quote(generated)} is no time`;
}

function inputFault({ inputs, components, coverage }: Stored): string | undefined {
  for (const { path, reading, problems, components: amount } of inputs) {
    if (problems.some(({ code }) => !Object.hasOwn(PROBLEMS, code)))
      return `${quote(path)} has a problem of a kind that is not known`;
    const derived = readingOf(problems);
    if (reading !== derived && !(reading === 'skipped' && derived === 'whole'))
      return `${quote(path)} is said to be ${reading}, which its problems contradict`;
    if (derived !== 'whole' && coverage.gaps.length === 0)
      return `${quote(path)} was not read whole, and the coverage has no gap`;
    if (amount > components.length) return `${quote(path)} has more components than the list has`;
  }
  return inputs.length === 0 && components.length > 0 ? 'there are components and no input' : undefined;
}

function coverageFault({ coverage, data }: Stored): string | undefined {
  const { complete, gaps } = coverage;
  if (complete !== gaps.every(({ accepted }) => accepted !== undefined))
    return `the coverage is said to be ${complete ? 'complete' : 'incomplete'}, which its gaps contradict`;
  if (data.kind === 'none' && !gaps.some(({ kind }) => kind === 'data'))
    return 'there was no advisory data, and the coverage has no gap of that kind';
  return undefined;
}

/** What was not looked up is said by the coverage too, except where nothing need be looked up. */
function lookupFault({ components, coverage, data }: Stored): string | undefined {
  const gaps = new Set(coverage.gaps.map(({ kind, subject }) => `${kind} ${subject}`));
  for (const { name, purl, version, ecosystem, firstParty, lookup } of components) {
    const isOdd =
      (lookup === 'first-party') !== firstParty ||
      (lookup === 'no-version' && version !== undefined) ||
      (lookup === 'no-index') !== (data.kind === 'none' && !firstParty && lookup !== 'omitted') ||
      (lookup === 'starter' && data.kind !== 'starter') ||
      ((lookup === 'no-version' || lookup === 'undecided') && !gaps.has(`component ${purl ?? name}`)) ||
      (lookup === 'not-held' && !gaps.has(`ecosystem ${ecosystem}`));
    if (isOdd) return `${quote(name)} is said to be ${lookup}, which the rest contradicts`;
  }
  return undefined;
}

function matchFault({ matches, components, findings, inputs }: Stored): string | undefined {
  const known = new Set(components.map(({ ecosystem, name, version }) => `${ecosystem} ${name} ${version ?? ''}`));
  for (const { component, advisory } of matches) {
    const { ecosystem, name, version } = component;
    if (!known.has(`${ecosystem} ${name} ${version}`))
      return `${quote(name)} is hit by ${quote(advisory.id)} and not in the list of components`;
  }
  if (findings.some(({ match }) => match !== undefined && match >= matches.length))
    return 'a finding is about a match that is not in the list';
  return inputs.length === 0 && matches.length > 0 ? 'there are matches and no input' : undefined;
}

function checkFault({ coverage, matches, findings }: Stored): string | undefined {
  const failed = coverage.checks.find(({ status }) => status === 'failed');
  if (failed && matches.length === 0 && findings.length === 0)
    return `the check ${quote(failed.check)} failed, and there is no finding`;
  const broken = coverage.checks.find(({ status }) => status === 'error');
  const told = (gap: Gap): boolean => gap.kind === 'check' && gap.subject === broken?.check;
  return broken && !coverage.gaps.some(told)
    ? `the check ${quote(broken.check)} could not be made, and the coverage has no gap for it`
    : undefined;
}

function differenceFault({ difference, findings }: Stored): string | undefined {
  const isKnown = difference?.known.every((position) => position < findings.length) ?? true;
  return isKnown ? undefined : 'a finding that the base has too is not in the list';
}

/** The verdict must be what findings, gaps and missing checks ask for; what a missing check asks is the policy's. */
function decisionFault({ decision, findings, coverage }: Stored): string | undefined {
  const open = decision.notPerformed.filter(({ accepted }) => !accepted);
  const gaps = coverage.gaps.filter(({ accepted }) => !accepted);
  const asked = findings.filter(({ silenced }) => !silenced).map(({ level }) => VERDICTS[level]);
  if (gaps.length > 0 || open.some(({ required }) => required)) asked.push('needs-approval');
  if (decision.controls.length > 0) asked.push('allow-with-controls');
  const least = mergeVerdicts(asked);
  const most = mergeVerdicts(open.length > 0 ? [...asked, 'needs-approval'] : asked);
  if (decision.verdict !== least && decision.verdict !== most)
    return `the verdict is ${decision.verdict}, which the findings and the coverage contradict`;
  const isComplete = open.length === 0 && gaps.length === 0;
  return (decision.evidence === 'complete') === isComplete
    ? undefined
    : `the evidence is said to be ${decision.evidence}, which the missing checks contradict`;
}
