import type { Licence } from '@morel/model';
import { asString, get } from '@morel/parse';
import { referenceOf, referencesOf, typeOf } from './elements.ts';

/** Elements by their name. */
export type Lookup = (reference: string | undefined) => unknown;

const NOTHING = /^(?:NOASSERTION|NONE)$|(?:NoAssertion|None)(?:License)?$/;
const LISTED = /^https?:\/\/spdx\.org\/licenses\/([A-Za-z0-9.+-]+?)(?:\.html|\.json)?$/;
/** Sets within sets: a licence of more parts than this is taken for a name, as is one that is part of itself. */
const MOST_PARTS = 500;

interface Reading {
  readonly find: Lookup;
  left: number;
}

/** What a licence element says, without whose it is. Source: SPDX 3.0.1, SimpleLicensing and ExpandedLicensing. */
export function licenceOf(reference: string, find: Lookup): Licence | undefined {
  if (NOTHING.test(reference)) return undefined;
  const expression = expressionOf(reference, { find, left: MOST_PARTS });
  if (expression !== undefined) return NOTHING.test(expression) ? undefined : { expression };
  const value = find(reference);
  const text = asString(get(value, 'name')) ?? asString(get(value, 'simplelicensing_licenseText'));
  return { name: text ?? reference };
}

function expressionOf(reference: string, reading: Reading): string | undefined {
  const value = reading.find(reference);
  reading.left -= 1;
  if (reading.left < 0) return undefined;
  const member = (key: string): string | undefined => {
    const inner = referenceOf(get(value, `expandedlicensing_${key}`));
    return inner === undefined ? undefined : expressionOf(inner, reading);
  };
  switch (typeOf(value)) {
    case 'simplelicensing_LicenseExpression':
      return asString(get(value, 'simplelicensing_licenseExpression'));
    case 'expandedlicensing_ConjunctiveLicenseSet':
      return joined(get(value, 'expandedlicensing_member'), ' AND ', reading);
    case 'expandedlicensing_DisjunctiveLicenseSet':
      return joined(get(value, 'expandedlicensing_member'), ' OR ', reading);
    case 'expandedlicensing_OrLaterOperator':
      return withEnd(member('subjectLicense'), '+');
    case 'expandedlicensing_WithAdditionOperator': {
      const addition = member('subjectAddition');
      return addition === undefined ? undefined : withEnd(member('subjectExtendableLicense'), ` WITH ${addition}`);
    }
    default:
      return LISTED.exec(reference)?.[1];
  }
}

function joined(members: unknown, by: string, reading: Reading): string | undefined {
  const parts: string[] = [];
  for (const reference of referencesOf(members)) {
    const part = expressionOf(reference, reading);
    if (part === undefined) return undefined;
    parts.push(part.includes(' ') ? `(${part})` : part);
  }
  return parts.length === 0 ? undefined : parts.join(by);
}

function withEnd(text: string | undefined, end: string): string | undefined {
  return text === undefined ? undefined : `${text}${end}`;
}
