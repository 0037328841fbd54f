import { printable, type Difference, type Report } from '@morel/model';
import { changeRows, stateWords, type ChangeRow } from '../difference-words.ts';
import type { Case, Suite } from './suite.ts';

/**
 * What changed since another state, as a suite: a case for each package. A change decides nothing by itself: what rules
 * say of it stands with its file. So no case here passes or fails; each is skipped, with what it brings.
 */
export function differenceSuite(report: Report, difference: Difference): Suite {
  const { base, changes, fixed, known } = difference;
  const kinds = (['added', 'removed', 'changed', 'altered'] as const).map((kind) => {
    return [kind, String(changes.filter((change) => change.kind === kind).length)] as const;
  });
  return {
    name: `changes since ${base}`,
    package: 'changes',
    properties: [['base', base], ...kinds, ['fixed', String(fixed.length)], ['known', String(known.length)]],
    cases: [...stateCases(difference), ...changeRows(report).map(changeCase)],
  };
}

function stateCases(difference: Difference): Case[] {
  return stateWords(difference).map(({ text }) => {
    return { name: text, outcome: { kind: 'skipped', type: 'state', message: text, details: [] } };
  });
}

function changeCase({ change, head, brings, links }: ChangeRow): Case {
  const name = `${change.ecosystem} ${printable(change.name, 300)}: ${head}`;
  const brought = brings.map(({ text }) => text);
  const message = brought.length > 0 ? brought.join('; ') : 'a change that brings nothing of note';
  const details = [...(brought.length > 0 ? brought : [message]), ...links.map(({ text, url }) => `${text}: ${url}`)];
  return { name, outcome: { kind: 'skipped', type: 'change', message, details } };
}
