import type { FindingReport, MatchReport, SeverityBand } from '@morel/model';
import { advisoryAddress } from '../advisory-address.ts';
import { topScore } from '../hits.ts';
import { markdownCode, markdownText } from '../markdown-text.ts';
import { otherIds } from '../plain-words.ts';
import { plainText } from './plain-text.ts';

const CWES_SHOWN = 8;

/** A SARIF rule (reportingDescriptor, 3.49) for an advisory: one for every id, however many components it hits. */
export function advisoryRule(match: MatchReport): object {
  const { id, title, kind, cwes } = match.advisory;
  const others = otherIds(match);
  const severity = securitySeverity(match);
  const address = advisoryAddress(id);
  const known = others.length > 0 ? ` Also known as ${others.map((other) => plainText(other)).join(', ')}.` : '';
  const cweTags = cwes.slice(0, CWES_SHOWN).flatMap((cwe) => cweTag(cwe));
  return {
    id: plainText(id),
    name: NAMES[kind],
    shortDescription: { text: plainText(title, 300) },
    fullDescription: { text: `${plainText(title, 300)}.${known}` },
    ...(address !== undefined && { helpUri: address }),
    help: { text: `${HELP[kind]}${known}`, markdown: advisoryMarkdown(match) },
    properties: {
      tags: [...new Set(['security', kind, ...cweTags])],
      ...(severity !== undefined && { 'security-severity': severity }),
      precision: 'very-high',
    },
  };
}

const NAMES: Readonly<Record<MatchReport['advisory']['kind'], string>> = {
  vulnerability: 'KnownVulnerability',
  malware: 'Malware',
  notice: 'Notice',
};

const HELP: Readonly<Record<MatchReport['advisory']['kind'], string>> = {
  vulnerability:
    'The installed version is one that the advisory names. Move to a fixed version, or record why it does not matter here.',
  malware: 'The package is malicious. Remove it, and treat every machine that installed it as compromised.',
  notice: 'The advisory reports no weakness: read what it says about the package and decide.',
};

function advisoryMarkdown(match: MatchReport): string {
  const { id, title, kind, severities } = match.advisory;
  const address = advisoryAddress(id);
  const name = address === undefined ? markdownCode(id) : `[${markdownText(id)}](${address})`;
  const lines = [
    `${markdownText(title, 300)} (${[name, ...otherIds(match).map((other) => markdownCode(other))].join(', ')})`,
    '',
    HELP[kind],
  ];
  const scores = severities.map(({ score, value, source }) => {
    return `- ${score === undefined ? '' : `${score.toFixed(1)} `}${markdownCode(value)} (${markdownCode(source)})`;
  });
  if (scores.length > 0) lines.push('', 'Scores:', '', ...scores);
  return lines.join('\n');
}

/** A SARIF rule for a rule of the policy. */
export function policyRule({ rule, title, next, enisa }: FindingReport): object {
  return {
    id: plainText(rule),
    shortDescription: { text: plainText(title, 300) },
    help: { text: plainText(next, 1000), markdown: markdownText(next, 1000) },
    properties: { tags: [...new Set(['security', 'supply-chain', ...enisa.map((id) => plainText(id))])] },
  };
}

// A number that falls into the band, for records that state a band and no vector.
const BAND_SCORES: Readonly<Record<SeverityBand, string | undefined>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  none: undefined,
  unknown: undefined,
};

function securitySeverity(match: MatchReport): string | undefined {
  if (match.advisory.kind === 'malware') return '10.0';
  if (match.advisory.kind === 'notice') return undefined;
  return topScore(match)?.toFixed(1) ?? BAND_SCORES[match.advisory.band];
}

function cweTag(cwe: string): string[] {
  const number = /^CWE-(\d{1,6})$/.exec(cwe)?.[1];
  return number === undefined ? [] : [`external/cwe/cwe-${number.padStart(3, '0')}`];
}
