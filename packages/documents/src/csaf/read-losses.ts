import type { VexLoss } from '@morel/model';
import { entriesOf, get } from '@morel/parse';
import { NO_PLACE, VexLosses } from '../vex/losses.ts';
import { listOf } from './members.ts';

/** Members of a document, a vulnerability and a remediation that are read. */
const READ: Readonly<Record<'document' | 'tracking' | 'vulnerability' | 'remediation', ReadonlySet<string>>> = {
  document: new Set(['category', 'csaf_version', 'publisher', 'title', 'tracking']),
  tracking: new Set(['id', 'status', 'version', 'initial_release_date', 'current_release_date', 'generator']),
  vulnerability: new Set('cve cwe flags ids notes product_status references remediations scores threats'.split(' ')),
  remediation: new Set(['category', 'date', 'details', 'group_ids', 'product_ids', 'url']),
};

/** What a document says beside its statements. Nothing of it bears on them. */
export function lossesOf(value: unknown): readonly VexLoss[] {
  const losses = new VexLosses();
  const document = get(value, 'document');
  addOthers(document, 'document', 'document', losses);
  addOthers(get(document, 'tracking'), 'tracking', 'document.tracking', losses);
  for (const [at, vulnerability] of listOf(value, 'vulnerabilities').entries()) {
    const place = `vulnerabilities.${at}`;
    addOthers(vulnerability, 'vulnerability', place, losses);
    const recommended = get(get(vulnerability, 'product_status'), 'recommended');
    if (recommended !== undefined) losses.add(`${place}.product_status.recommended`, recommended, NO_PLACE);
    for (const [position, remediation] of listOf(vulnerability, 'remediations').entries())
      addOthers(remediation, 'remediation', `${place}.remediations.${position}`, losses);
    for (const [position, threat] of listOf(vulnerability, 'threats').entries())
      if (get(threat, 'category') !== 'impact') losses.add(`${place}.threats.${position}`, threat, NO_PLACE);
  }
  return losses.list;
}

function addOthers(value: unknown, kind: keyof typeof READ, place: string, losses: VexLosses): void {
  for (const [key, member] of entriesOf(value))
    if (!READ[kind].has(key)) losses.add(`${place}.${key}`, member, NO_PLACE);
}
