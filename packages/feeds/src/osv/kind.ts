import type { AdvisoryKind } from '@morel/model';
import { asArray, asString, get, stringsOf } from '@morel/parse';

const EMBEDDED_MALICIOUS_CODE = 'CWE-506';
const MOST_CWES = 100;

/** The weaknesses that a record names, on itself and on its affected packages, in every spelling that sources use. */
export function cwesOf(record: unknown): readonly string[] {
  const found = new Set<string>();
  for (const place of placesOf(record)) {
    for (const key of ['cwe_ids', 'cwes', 'cweIds']) {
      for (const cwe of asArray(get(place, key)) ?? []) {
        const text = asString(cwe) ?? asString(get(cwe, 'cweId')) ?? asString(get(cwe, 'id')) ?? '';
        const match = /^CWE-(\d{1,6})/i.exec(text);
        if (match) found.add(`CWE-${match[1]}`);
      }
    }
  }
  return [...found].slice(0, MOST_CWES);
}

/**
 * What a record reports. Malware: the id is `MAL-*`, CWE-506 is named anywhere, or RustSec's category says so. Notice: the
 * source calls it informational (RustSec: unmaintained, unsound, notice) and nobody treats it as a weakness: it has no
 * CVE and no vector. An unsound crate with a CVE can be made to break memory safety by its caller's input: a vulnerability.
 */
export function kindOf(
  record: unknown,
  facts: {
    readonly id: string;
    readonly aliases: readonly string[];
    readonly cwes: readonly string[];
    readonly hasVector: boolean;
  },
): AdvisoryKind {
  const places = placesOf(record);
  const isMalicious = places.some((place) => stringsOf(get(place, 'categories')).includes('malicious'));
  if (facts.id.startsWith('MAL-') || facts.cwes.includes(EMBEDDED_MALICIOUS_CODE) || isMalicious) return 'malware';
  const isInformational = places.some((place) => (asString(get(place, 'informational')) ?? '') !== '');
  const isWeakness = facts.hasVector || facts.aliases.some((alias) => alias.startsWith('CVE-'));
  return isInformational && !isWeakness ? 'notice' : 'vulnerability';
}

function placesOf(record: unknown): unknown[] {
  const affected = asArray(get(record, 'affected')) ?? [];
  return [record, ...affected].map((place) => get(place, 'database_specific'));
}
