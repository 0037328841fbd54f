/** A metric of CVSS as an object states it: its member, the short name in the vector, and the words of its values. */
export interface CvssMetric {
  readonly member: string;
  readonly name: string;
  /** Words by the short values of the vector. */
  readonly words: ReadonlyMap<string, string>;
}

const REQUIREMENT = 'L=LOW M=MEDIUM H=HIGH';
const IMPACT_2 = 'N=NONE P=PARTIAL C=COMPLETE';
const IMPACT_3 = 'N=NONE L=LOW H=HIGH';

/** CVSS 2.0 guide, section 2. */
export const METRICS_2: readonly CvssMetric[] = [
  metric('accessVector', 'AV', 'N=NETWORK A=ADJACENT_NETWORK L=LOCAL'),
  metric('accessComplexity', 'AC', 'H=HIGH M=MEDIUM L=LOW'),
  metric('authentication', 'Au', 'M=MULTIPLE S=SINGLE N=NONE'),
  metric('confidentialityImpact', 'C', IMPACT_2),
  metric('integrityImpact', 'I', IMPACT_2),
  metric('availabilityImpact', 'A', IMPACT_2),
  metric('exploitability', 'E', 'U=UNPROVEN POC=PROOF_OF_CONCEPT F=FUNCTIONAL H=HIGH ND=NOT_DEFINED'),
  metric('remediationLevel', 'RL', 'OF=OFFICIAL_FIX TF=TEMPORARY_FIX W=WORKAROUND U=UNAVAILABLE ND=NOT_DEFINED'),
  metric('reportConfidence', 'RC', 'UC=UNCONFIRMED UR=UNCORROBORATED C=CONFIRMED ND=NOT_DEFINED'),
  metric('collateralDamagePotential', 'CDP', 'N=NONE L=LOW LM=LOW_MEDIUM MH=MEDIUM_HIGH H=HIGH ND=NOT_DEFINED'),
  metric('targetDistribution', 'TD', 'N=NONE L=LOW M=MEDIUM H=HIGH ND=NOT_DEFINED'),
  metric('confidentialityRequirement', 'CR', `${REQUIREMENT} ND=NOT_DEFINED`),
  metric('integrityRequirement', 'IR', `${REQUIREMENT} ND=NOT_DEFINED`),
  metric('availabilityRequirement', 'AR', `${REQUIREMENT} ND=NOT_DEFINED`),
];

const BASE_3: readonly (readonly [member: string, name: string, words: string])[] = [
  ['attackVector', 'AV', 'N=NETWORK A=ADJACENT_NETWORK L=LOCAL P=PHYSICAL'],
  ['attackComplexity', 'AC', 'H=HIGH L=LOW'],
  ['privilegesRequired', 'PR', 'H=HIGH L=LOW N=NONE'],
  ['userInteraction', 'UI', 'N=NONE R=REQUIRED'],
  ['scope', 'S', 'U=UNCHANGED C=CHANGED'],
  ['confidentialityImpact', 'C', IMPACT_3],
  ['integrityImpact', 'I', IMPACT_3],
  ['availabilityImpact', 'A', IMPACT_3],
];

/** CVSS 3.0 and 3.1, sections 2 to 4. Each base metric has a modified one. */
export const METRICS_3: readonly CvssMetric[] = [
  ...BASE_3.map(([member, name, words]) => metric(member, name, words)),
  metric('exploitCodeMaturity', 'E', 'U=UNPROVEN P=PROOF_OF_CONCEPT F=FUNCTIONAL H=HIGH X=NOT_DEFINED'),
  metric('remediationLevel', 'RL', 'O=OFFICIAL_FIX T=TEMPORARY_FIX W=WORKAROUND U=UNAVAILABLE X=NOT_DEFINED'),
  metric('reportConfidence', 'RC', 'U=UNKNOWN R=REASONABLE C=CONFIRMED X=NOT_DEFINED'),
  metric('confidentialityRequirement', 'CR', `${REQUIREMENT} X=NOT_DEFINED`),
  metric('integrityRequirement', 'IR', `${REQUIREMENT} X=NOT_DEFINED`),
  metric('availabilityRequirement', 'AR', `${REQUIREMENT} X=NOT_DEFINED`),
  ...BASE_3.map(([member, name, words]) =>
    metric(`modified${member.charAt(0).toUpperCase()}${member.slice(1)}`, `M${name}`, `${words} X=NOT_DEFINED`),
  ),
];

function metric(member: string, name: string, words: string): CvssMetric {
  const pairs = words.split(' ').map((pair): [string, string] => {
    const [value = '', word = ''] = pair.split('=');
    return [value, word];
  });
  return { member, name, words: new Map(pairs) };
}
