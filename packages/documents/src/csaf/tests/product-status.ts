import type { CsafCheck } from './csaf-check.ts';
import type { Status } from './csaf-document.ts';
import { placed, vulnerabilitiesOf } from './products.ts';
import { named } from './words.ts';

/** Statuses by what they say; `recommended` goes with any. */
const SAYS: readonly (readonly [status: Status, says: string])[] = [
  ['first_affected', 'affected'],
  ['known_affected', 'affected'],
  ['last_affected', 'affected'],
  ['known_not_affected', 'not affected'],
  ['first_fixed', 'fixed'],
  ['fixed', 'fixed'],
  ['under_investigation', 'under investigation'],
];

/** Section 6.1.6: a vulnerability does not say two things of one product that exclude each other. */
export const contradictingStatus: CsafCheck = {
  test: '6.1.6',
  *find(csaf) {
    for (const vulnerability of vulnerabilitiesOf(csaf)) {
      const said = new Map<string, string>();
      for (const [status, says] of SAYS) {
        const products = vulnerability.value.product_status?.[status];
        for (const { value, path } of placed(products, [...vulnerability.path, 'product_status', status])) {
          const before = said.get(value) ?? says;
          said.set(value, before);
          if (before !== says)
            yield { path, message: `says that ${named(value)} is ${says}, and elsewhere that it is ${before}` };
        }
      }
    }
  },
};
