import type { Document, Report } from '@morel/model';
import { jsonText } from '../json-text.ts';
import { about } from './about.ts';
import { dependencyFiles } from './dependency-files.ts';
import { scanOf } from './scan.ts';
import { vulnerabilitiesOf } from './vulnerabilities.ts';

/**
 * The matches of a report as GitLab's report for dependency scanning
 * (gitlab-org/security-products/security-report-schemas, dist/dependency-scanning-report-format.json).
 */
export const document: Document = { about, render };

const VERSION = '15.0.7';
const SCHEMA = `https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v${VERSION}/dist/dependency-scanning-report-format.json`;

function* render(report: Report): Generator<string> {
  const files = dependencyFiles(report);
  yield jsonText({
    version: VERSION,
    schema: SCHEMA,
    scan: scanOf(report),
    vulnerabilities: vulnerabilitiesOf(report, files),
    dependency_files: files.map(({ file }) => file),
    remediations: [],
  });
  yield '\n';
}
