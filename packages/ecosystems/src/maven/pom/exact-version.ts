import { maven } from '@morel/versions';
import type { Interpolated } from './interpolate.ts';

const ONLY = /^\[\s*([^[\](),]+?)\s*\]$/;

/**
 * The one version that a project takes: a plain one, which counts because a project's own wish is nearer than any other,
 * or one in brackets. Undefined for a range, `LATEST`, and what is not known.
 */
export function exactVersion(version: Interpolated | undefined): string | undefined {
  if (!version || version.missing !== undefined) return undefined;
  const text = ONLY.exec(version.text)?.[1] ?? version.text;
  return maven.parse(text) === undefined ? undefined : text;
}
