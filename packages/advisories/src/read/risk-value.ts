import type { Exploited, Risk, Ssvc } from '@morel/model';
import { damaged } from '../file/damage.ts';
import { toList, toText } from '../file/shape.ts';

const EXPLOITATION: readonly Ssvc['exploitation'][] = ['none', 'poc', 'active'];
const AUTOMATABLE: readonly Ssvc['automatable'][] = ['yes', 'no'];
const IMPACT: readonly Ssvc['technicalImpact'][] = ['partial', 'total'];

/** Reads an entry of the table of risks: key, catalogue entries, SSVC answers. Nothing known where there is none. */
export function toRisk(cve: string, value: readonly unknown[] | undefined): Risk {
  if (!value) return { cve, exploited: [] };
  const exploited = toList(value[1]).map(toExploited);
  return value[2] === undefined ? { cve, exploited } : { cve, exploited, ssvc: toSsvc(value[2]) };
}

function toExploited(value: unknown): Exploited {
  const [catalogue, added, due, ransomware] = toList(value);
  return {
    catalogue: toText(catalogue),
    added: toText(added),
    ...(typeof due === 'string' && { due }),
    ...(typeof ransomware === 'boolean' && { ransomware }),
  };
}

function toSsvc(value: unknown): Ssvc {
  const [exploitation, automatable, technicalImpact, date] = toList(value);
  return {
    exploitation: oneOf(EXPLOITATION, exploitation),
    automatable: oneOf(AUTOMATABLE, automatable),
    technicalImpact: oneOf(IMPACT, technicalImpact),
    date: toText(date),
  };
}

function oneOf<T>(words: readonly T[], value: unknown): T {
  const word = words.find((known) => known === value);
  if (word === undefined) throw damaged('an SSVC answer is none of the known ones');
  return word;
}
