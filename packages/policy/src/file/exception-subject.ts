import { formatPurl, parsePurl, type FindingReport } from '@morel/model';

/**
 * The subject of an exception that silences this finding and nothing else: package and advisory where it has them, else
 * file and id. It holds on when the version changes.
 */
export function exceptionSubject(
  finding: Pick<FindingReport, 'id' | 'purl' | 'where'>,
  advisory?: string,
): readonly string[] {
  const parts = finding.purl === undefined ? undefined : parsePurl(finding.purl);
  if (parts && advisory !== undefined) {
    const { version: _, ...unversioned } = parts;
    return [formatPurl(unversioned), advisory];
  }
  // The id tells findings of one rule in one file apart; the path is for whoever reads it.
  return [...(finding.where ? [finding.where.path] : []), finding.id];
}
