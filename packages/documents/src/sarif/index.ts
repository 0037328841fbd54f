import type { Difference, Document, Report } from '@morel/model';
import { jsonText } from '../json-text.ts';
import { changeRows } from '../difference-words.ts';
import { dateOf, decisionWords } from '../plain-words.ts';
import { about } from './about.ts';
import { invocationOf } from './invocation.ts';
import { artifactPaths, BASE, uriOf } from './place.ts';
import { collectResults } from './results.ts';

/** The report as SARIF 2.1.0 (OASIS, with errata 01). */
export const document: Document = { about, render };

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

function* render(report: Report): Generator<string> {
  const artifacts = artifactPaths(report);
  const { rules, results } = collectResults(report, artifacts);
  const run = {
    tool: { driver: { name: 'Morel', version: report.tool.version, rules } },
    invocations: [invocationOf(report, artifacts)],
    originalUriBaseIds: { [BASE]: { description: { text: 'The folder that was scanned.' } } },
    artifacts: [...artifacts.keys()].map((path) => ({ location: { uri: uriOf(path), uriBaseId: BASE } })),
    columnKind: 'utf16CodeUnits',
    results,
    properties: runProperties(report),
  };
  yield jsonText({ $schema: SCHEMA, version: '2.1.0', runs: [run] });
  yield '\n';
}

function runProperties(report: Report): object {
  const { verdict, why } = decisionWords(report);
  return {
    verdict: report.decision.verdict,
    evidence: report.decision.evidence,
    decision: `${verdict}: ${why}`,
    data: report.data.feeds.map(({ feed, part, pulled }) => `${feed} ${part} ${dateOf(pulled)}`),
    ...(report.difference && { difference: differenceBag(report, report.difference) }),
  };
}

/** SARIF has results and no list of what changed: it stands in the run's property bag (3.8). */
function differenceBag(report: Report, { base, fixed, deciding, baseGaps }: Difference): object {
  return {
    base,
    changes: changeRows(report).map(({ change, brings, links }) => ({
      change: change.kind,
      ecosystem: change.ecosystem,
      name: change.name,
      from: change.from,
      to: change.to,
      brings: brings.map(({ text }) => text),
      read: links.map(({ url }) => url),
    })),
    fixed,
    deciding,
    baseGaps,
  };
}
