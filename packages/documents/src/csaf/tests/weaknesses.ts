import cwe from '../../../../../data/cwe/weaknesses.json' with { type: 'json' };
import type { CsafCheck } from './csaf-check.ts';
import { vulnerabilitiesOf } from './products.ts';
import { named } from './words.ts';

/** Names by number, the one of today first. */
const NAMES: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(cwe.names));
/** The longest name has some 130 letters. */
const LONGEST = 200;
const LAST = Math.max(...Object.keys(cwe.names).map(Number));

/** The name of a weakness by its number, as it is today. */
export function weaknessName(number: number): string | undefined {
  return NAMES.get(String(number))?.[0];
}

/**
 * Section 6.1.11: number and name of a weakness belong together. The standard names no version of the CWE, so that a name
 * of earlier days is one too. A number beyond those of the list may be newer than it: that is said, not passed.
 */
export const unknownWeakness: CsafCheck = {
  test: '6.1.11',
  *find(csaf) {
    for (const { value, path } of vulnerabilitiesOf(csaf)) {
      if (!value.cwe) continue;
      const { id, name } = value.cwe;
      const number = id.slice('CWE-'.length);
      const names = NAMES.get(number);
      if (!names && Number(number) > LAST)
        yield {
          path: [...path, 'cwe', 'id'],
          message: `${id} is not in the list of CWE ${cwe.version} and may be newer: it was not checked`,
          unchecked: true,
        };
      else if (!names) yield { path: [...path, 'cwe', 'id'], message: `${id} is no weakness of CWE ${cwe.version}` };
      else if (!names.includes(name.trim()))
        yield {
          path: [...path, 'cwe', 'name'],
          message: `is ${named(name)}, and the name of ${id} is ${named(names[0] ?? '', LONGEST)}`,
        };
    }
  },
};
