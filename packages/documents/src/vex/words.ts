import type { VexJustification, VexResponse, VexStatus } from '@morel/model';

const STATUSES: ReadonlySet<unknown> = new Set<VexStatus>(['not_affected', 'affected', 'fixed', 'under_investigation']);

/** Words that OpenVEX and CSAF share. */
export type SharedJustification = Extract<
  VexJustification,
  `component_${string}` | `vulnerable_${string}` | `inline_${string}`
>;

const JUSTIFICATIONS: ReadonlySet<unknown> = new Set<SharedJustification>([
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
]);

const RESPONSES: ReadonlySet<unknown> = new Set<VexResponse>([
  'can_not_fix',
  'will_not_fix',
  'update',
  'rollback',
  'workaround_available',
]);

export function isResponse(word: unknown): word is VexResponse {
  return RESPONSES.has(word);
}

export function isStatus(word: unknown): word is VexStatus {
  return STATUSES.has(word);
}

/** Whether a word is one of the five justifications that OpenVEX and CSAF share. */
export function isJustification(word: unknown): word is SharedJustification {
  return JUSTIFICATIONS.has(word);
}
