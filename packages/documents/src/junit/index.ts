import type { Document, Report } from '@morel/model';
import { about } from './about.ts';
import { suitesOf } from './suites.ts';
import { suiteText } from './suite.ts';

/**
 * The report as test results. There is no standard: this is what the schemas of Ant (JUnit.xsd) and of Jenkins' xUnit
 * plugin (junit-10.xsd) both take, which GitLab and Azure Pipelines read too.
 */
export const document: Document = { about, render };

function* render(report: Report): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
  let id = 0;
  for (const suite of suitesOf(report)) yield* suiteText(suite, id++, report.generated);
  yield '</testsuites>\n';
}
