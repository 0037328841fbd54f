import type { CsafCheck } from './csaf-check.ts';
import { named } from './words.ts';

/** Profiles of section 4 beside "CSAF Base". */
const PROFILES: ReadonlySet<string> = new Set([
  'csaf_security_incident_response',
  'csaf_informational_advisory',
  'csaf_security_advisory',
  'csaf_vex',
]);
/** Their values and names, as they are compared. */
const RESERVED: ReadonlySet<string> = new Set(
  [...PROFILES].flatMap((profile) => [plain(profile), plain(profile.slice('csaf_'.length))]),
);

/** Section 6.1.26: a category that is no profile is not written like one. */
export const prohibitedCategory: CsafCheck = {
  test: '6.1.26',
  *find({ document: { category } }) {
    if (category === 'csaf_base' || PROFILES.has(category)) return;
    if (/^csaf_/i.test(category) || RESERVED.has(plain(category)))
      yield { path: ['document', 'category'], message: `${named(category)} is not a profile, but looks like one` };
  },
};

function plain(category: string): string {
  return category.replaceAll(/[-_\s]/g, '').toLowerCase();
}
