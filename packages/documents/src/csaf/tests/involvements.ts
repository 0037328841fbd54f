import type { CsafCheck } from './csaf-check.ts';
import { instantOf } from './instant.ts';
import { placed, vulnerabilitiesOf } from './products.ts';

/** Section 6.1.24: a party is involved in one way at a time. */
export const doubledInvolvement: CsafCheck = {
  test: '6.1.24',
  *find(csaf) {
    for (const vulnerability of vulnerabilitiesOf(csaf)) {
      const seen = new Set<string>();
      for (const { value, path } of placed(vulnerability.value.involvements, [...vulnerability.path, 'involvements'])) {
        if (value.date === undefined) continue;
        const { seconds, fraction } = instantOf(value.date);
        const key = `${value.party} ${seconds}.${fraction}`;
        if (seen.has(key)) yield { path, message: `names the ${value.party} a second time for the same date` };
        seen.add(key);
      }
    }
  },
};

/** Section 6.2.7: an involvement has a date. */
export const undatedInvolvement: CsafCheck = {
  test: '6.2.7',
  *find(csaf) {
    for (const vulnerability of vulnerabilitiesOf(csaf))
      for (const { value, path } of placed(vulnerability.value.involvements, [...vulnerability.path, 'involvements']))
        if (value.date === undefined) yield { path, message: 'has no "date"' };
  },
};
