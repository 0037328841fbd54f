import type { Location, Report } from '@morel/model';

/** Name of the base that all addresses are relative to: the folder that was scanned. */
export const BASE = 'SRCROOT';

/** Every file that the report speaks of, in order of appearance, so that results can point at them by number. */
export function artifactPaths(report: Report): Map<string, number> {
  const paths = new Map<string, number>();
  const add = (path: string | undefined): void => {
    if (path !== undefined && !paths.has(path)) paths.set(path, paths.size);
  };
  for (const { path, files } of report.inputs) for (const file of [path, ...files]) add(file);
  for (const { location } of report.matches) add(location?.path);
  for (const { where } of report.findings) add(where?.path);
  return paths;
}

/** A path as a relative URI reference (RFC 3986): every part percent-encoded, `/` between. */
export function uriOf(path: string): string {
  return path
    .toWellFormed()
    .split('/')
    .map((part) => encodeURIComponent(part))
    .join('/');
}

/** A SARIF location (3.28): the file, and line and column or else the bytes, where they are known. */
export function locationOf({ path, span }: Location, artifacts: ReadonlyMap<string, number>): object {
  const index = artifacts.get(path);
  const artifactLocation = { uri: uriOf(path), uriBaseId: BASE, ...(index !== undefined && { index }) };
  if (!span) return { physicalLocation: { artifactLocation } };
  const { start, end, line, column } = span;
  const region =
    line === undefined
      ? { byteOffset: start, byteLength: Math.max(0, end - start) }
      : { startLine: line, ...(column !== undefined && { startColumn: column }) };
  return { physicalLocation: { artifactLocation, region } };
}
