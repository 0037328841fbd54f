import type { Epss, Risk, RiskInputs, Ssvc } from '@morel/model';

const EXPLOITATION: readonly Ssvc['exploitation'][] = ['none', 'poc', 'active'];

/**
 * The risk data of all CVEs of an advisory as one: all catalogue entries, the highest EPSS, the severest SSVC answers.
 * `exploitedAsOf` is the date of the catalogues of exploited vulnerabilities; without one, "not listed" is unknown.
 */
export function joinRisks(risks: readonly Risk[], exploitedAsOf: string | undefined): RiskInputs {
  const exploited = risks.flatMap((risk) => risk.exploited);
  const epss = risks.reduce<Epss | undefined>((worst, risk) => higher(worst, risk.epss), undefined);
  const ssvc = risks.reduce<Ssvc | undefined>((worst, risk) => severer(worst, risk.ssvc), undefined);
  return {
    ...((exploitedAsOf !== undefined || exploited.length > 0) && { exploited }),
    ...(exploitedAsOf !== undefined && { exploitedAsOf }),
    ...(epss && { epss }),
    ...(ssvc && { ssvc }),
  };
}

function higher(a: Epss | undefined, b: Epss | undefined): Epss | undefined {
  if (!a || !b) return a ?? b;
  return b.probability > a.probability ? b : a;
}

function severer(a: Ssvc | undefined, b: Ssvc | undefined): Ssvc | undefined {
  if (!a || !b) return a ?? b;
  const isLater = EXPLOITATION.indexOf(b.exploitation) > EXPLOITATION.indexOf(a.exploitation);
  return {
    exploitation: isLater ? b.exploitation : a.exploitation,
    automatable: a.automatable === 'yes' ? 'yes' : b.automatable,
    technicalImpact: a.technicalImpact === 'total' ? 'total' : b.technicalImpact,
    date: a.date > b.date ? a.date : b.date,
  };
}
