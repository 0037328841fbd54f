import { printable, type MatchReport } from '@morel/model';
import { advisoryAddress } from '../advisory-address.ts';
import { filled } from '../plain-words.ts';

const CWES_SHOWN = 8;
const IDS_SHOWN = 20;

interface Identifier {
  readonly type: string;
  readonly name: string;
  readonly value: string;
  readonly url?: string;
}

/** Every id of an advisory, its own first (GitLab's primary one), then its weaknesses. */
export function identifiersOf({ id, ids, cwes }: MatchReport['advisory']): readonly Identifier[] {
  const others = ids.filter((other) => other !== id);
  return [
    ...[id, ...others].slice(0, IDS_SHOWN).map(identifier),
    ...cwes.slice(0, CWES_SHOWN).flatMap((cwe) => weakness(cwe)),
  ];
}

function identifier(id: string): Identifier {
  const value = filled(printable(id, 100), 'unknown');
  const url = advisoryAddress(id);
  const type = url === undefined ? 'morel' : id.slice(0, id.indexOf('-')).toLowerCase();
  return { type, name: value, value, ...(url !== undefined && { url }) };
}

function weakness(cwe: string): readonly Identifier[] {
  const value = /^CWE-(\d{1,6})$/.exec(cwe)?.[1];
  if (value === undefined) return [];
  return [{ type: 'cwe', name: cwe, value, url: `https://cwe.mitre.org/data/definitions/${value}.html` }];
}

/** The pages of the ids that have one. */
export function linksOf({ ids }: MatchReport['advisory']): readonly { readonly name: string; readonly url: string }[] {
  return ids.slice(0, IDS_SHOWN).flatMap((id) => {
    const url = advisoryAddress(id);
    return url === undefined ? [] : [{ name: id, url }];
  });
}
