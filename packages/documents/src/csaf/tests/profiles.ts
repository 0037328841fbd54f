import type { CsafCheck, Finding } from './csaf-check.ts';
import type { CsafDocument, Vulnerability } from './csaf-document.ts';
import { vulnerabilitiesOf } from './products.ts';
import { anyOf } from './words.ts';

const NOTES = ['description', 'details', 'general', 'summary'];
const VEX_STATUSES = ['fixed', 'known_affected', 'known_not_affected', 'under_investigation'] as const;

/** Section 6.1.27.1: the document has a note that says something of its subject. */
const documentNotes: CsafCheck = profile(
  '6.1.27.1',
  'informational_advisory security_incident_response',
  function* ({ document }) {
    if (!document.notes?.some(({ category }) => NOTES.includes(category)))
      yield { path: ['document'], message: `has no note of the category ${anyOf(NOTES)}` };
  },
);

/** Section 6.1.27.2: the document refers to something else. */
const documentReferences: CsafCheck = profile(
  '6.1.27.2',
  'informational_advisory security_incident_response',
  function* ({ document }) {
    if (!document.references?.some(({ category }) => category !== 'self'))
      yield { path: ['document'], message: 'has no reference of the category external' };
  },
);

/** Section 6.1.27.3: information is not about vulnerabilities. */
const noVulnerabilities: CsafCheck = profile('6.1.27.3', 'informational_advisory', function* (csaf) {
  if (csaf.vulnerabilities) yield { path: ['vulnerabilities'], message: 'is not allowed in an informational advisory' };
});

/** Section 6.1.27.4: there are products. */
const productTree: CsafCheck = profile('6.1.27.4', 'security_advisory vex', function* (csaf) {
  if (!csaf.product_tree) yield { path: [], message: 'has no "product_tree"' };
});

/** Section 6.1.27.5: each vulnerability has notes. */
const vulnerabilityNotes: CsafCheck = eachVulnerability(
  '6.1.27.5',
  'security_advisory vex',
  'has no "notes"',
  ({ notes }) => notes !== undefined,
);

/** Section 6.1.27.6: each vulnerability has products. */
const productStatus: CsafCheck = eachVulnerability(
  '6.1.27.6',
  'security_advisory',
  'has no "product_status"',
  ({ product_status: status }) => status !== undefined,
);

/** Section 6.1.27.7: each vulnerability has a status that VEX knows. */
const vexStatus: CsafCheck = eachVulnerability(
  '6.1.27.7',
  'vex',
  `has no product that is ${anyOf(VEX_STATUSES)}`,
  ({ product_status: status }) => VEX_STATUSES.some((known) => status?.[known]),
);

/** Section 6.1.27.8: each vulnerability has an id. */
const vulnerabilityId: CsafCheck = eachVulnerability(
  '6.1.27.8',
  'vex',
  'has neither "cve" nor "ids"',
  ({ cve, ids }) => cve !== undefined || ids !== undefined,
);

/** Section 6.1.27.11: there are vulnerabilities. */
const someVulnerabilities: CsafCheck = profile('6.1.27.11', 'security_advisory vex', function* (csaf) {
  if (!csaf.vulnerabilities) yield { path: [], message: 'has no "vulnerabilities"' };
});

/** The tests of section 6.1.27 that only ask whether something is there. */
export const PROFILE_CHECKS: readonly CsafCheck[] = [
  documentNotes,
  documentReferences,
  noVulnerabilities,
  productTree,
  vulnerabilityNotes,
  productStatus,
  vexStatus,
  vulnerabilityId,
  someVulnerabilities,
];

/** A test of the documents of some profiles. */
export function profile(
  test: CsafCheck['test'],
  profiles: string,
  find: (csaf: CsafDocument) => Iterable<Finding>,
): CsafCheck {
  const categories = new Set(profiles.split(' ').map((name) => `csaf_${name}`));
  return { test, find: (csaf) => (categories.has(csaf.document.category) ? find(csaf) : []) };
}

function eachVulnerability(
  test: CsafCheck['test'],
  profiles: string,
  message: string,
  holds: (vulnerability: Vulnerability) => boolean,
): CsafCheck {
  return profile(test, profiles, function* (csaf) {
    for (const { value, path } of vulnerabilitiesOf(csaf)) if (!holds(value)) yield { path, message };
  });
}
