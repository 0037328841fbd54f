import type { AppError, Report, Result } from '@morel/model';

export { documents } from './registry.gen.ts';

/** Loads the reader of stored reports, which few runs need. */
export async function loadReportReader(): Promise<(text: string, path: string) => Result<Report, AppError>> {
  return (await import('./json/read-report.ts')).readReport;
}
