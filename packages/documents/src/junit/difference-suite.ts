import { printable, type ComponentChange, type Difference } from '@morel/model';
import { broughtWords, changeHead, changesInOrder, linkWords, stateWords } from '../difference-words.ts';
import type { Case, Suite } from './suite.ts';

/**
 * What changed since another state, as a suite: a case for each package. What a change brings decides nothing by itself;
 * rules that judge it have cases where their findings stand. So it is skipped with the reason, and the rest passes.
 */
export function differenceSuite(difference: Difference): Suite {
  const { base, changes, fixed, known } = difference;
  const kinds = (['added', 'removed', 'changed', 'altered'] as const).map((kind) => {
    return [kind, String(changes.filter((change) => change.kind === kind).length)] as const;
  });
  return {
    name: `changes since ${base}`,
    package: 'changes',
    properties: [['base', base], ...kinds, ['fixed', String(fixed.length)], ['known', String(known.length)]],
    cases: [...stateCases(difference), ...changesInOrder(difference).map(changeCase)],
  };
}

function stateCases(difference: Difference): Case[] {
  return stateWords(difference).map(({ text }) => {
    return { name: text, outcome: { kind: 'skipped', type: 'state', message: text, details: [] } };
  });
}

function changeCase(change: ComponentChange): Case {
  const name = `${change.ecosystem} ${printable(change.name, 300)}: ${changeHead(change)}`;
  const brings = broughtWords(change).map(({ text }) => text);
  if (brings.length === 0) return { name };
  const read = linkWords(change).map(({ text, url }) => `${text}: ${url}`);
  const message = brings.join('; ');
  return { name, outcome: { kind: 'skipped', type: 'change', message, details: [...brings, ...read] } };
}
