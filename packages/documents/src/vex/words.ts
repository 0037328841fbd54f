import type { VexJustification, VexStatus } from '@morel/model';

const STATUSES: ReadonlySet<unknown> = new Set<VexStatus>(['not_affected', 'affected', 'fixed', 'under_investigation']);

/** Words that OpenVEX and CSAF share. */
const JUSTIFICATIONS: ReadonlySet<unknown> = new Set<VexJustification>([
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
]);

export function isStatus(word: unknown): word is VexStatus {
  return STATUSES.has(word);
}

/** Whether a word is one of the five justifications that OpenVEX and CSAF share. */
export function isJustification(word: unknown): word is VexJustification {
  return JUSTIFICATIONS.has(word);
}
