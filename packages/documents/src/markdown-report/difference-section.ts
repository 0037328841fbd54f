import type { Report } from '@morel/model';
import {
  broughtWords,
  changeHead,
  changesInOrder,
  differenceCounts,
  linkWords,
  stateWords,
} from '../difference-words.ts';
import { markdownCode, markdownText } from '../markdown-text.ts';
import { details, summaryText, type Section } from './section.ts';

const COLUMNS = '| Component | Change | Brings | Read |\n| --- | --- | --- | --- |\n';

/** What changed between two states: alarms in the open, the list behind a click. */
export function differenceSections({ difference }: Report): Section[] {
  if (!difference) return [];
  const states = stateWords(difference).map(({ text, isAlarm }) => {
    return `- ${isAlarm ? `**${markdownText(text, 600)}**` : markdownText(text, 600)}\n`;
  });
  const rows = changesInOrder(difference).map((change) => {
    const brings = broughtWords(change).map(({ text, isAlarm }) => {
      return isAlarm ? `**${markdownText(text, 600)}**` : markdownText(text, 400);
    });
    // Addresses are of plain characters only, which `linkWords` makes sure of.
    const read = linkWords(change).map(({ text, url }) => `[${text}](${url})`);
    return `| ${markdownCode(change.name, true)} (${markdownText(change.ecosystem, 40)}) | ${markdownText(changeHead(change), 400)} | ${brings.join('<br>')} | ${read.join('<br>')} |\n`;
  });
  const title = `Changes since ${difference.base}: ${differenceCounts(difference)}`;
  return [
    ...(states.length > 0 ? [{ head: '', items: states, foot: '\n' }] : []),
    details(summaryText(title), rows, { before: COLUMNS }),
  ];
}
