import type { VexStatement } from './vex.ts';

/**
 * Whether a statement says anything: "not affected" without a reason, which advisories outside of the VEX profile of CSAF
 * may hold, says nothing. It neither silences nor takes back.
 */
export function saysAnything({ status, justification, impact = '' }: VexStatement): boolean {
  return status !== 'not_affected' || justification !== undefined || impact.trim() !== '';
}
