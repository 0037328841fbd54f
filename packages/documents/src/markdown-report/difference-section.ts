import type { Report } from '@morel/model';
import { changeRows, differenceCounts, stateWords } from '../difference-words.ts';
import { markdownCode, markdownText } from '../markdown-text.ts';
import { details, summaryText, type Section } from './section.ts';

const COLUMNS = '| Component | Change | Brings | Read |\n| --- | --- | --- | --- |\n';

/** What changed between two states: alarms in the open, the list behind a click. */
export function differenceSections(report: Report): Section[] {
  const { difference } = report;
  if (!difference) return [];
  const states = stateWords(difference).map(({ text, isAlarm }) => {
    return `- ${isAlarm ? `**${markdownText(text, 600)}**` : markdownText(text, 600)}\n`;
  });
  const rows = changeRows(report).map(({ change, head, brings: brought, links }) => {
    const brings = brought.map(({ text, isAlarm }) => {
      return isAlarm ? `**${markdownText(text, 600)}**` : markdownText(text, 400);
    });
    // Addresses are of plain characters only, which `changeRows` makes sure of.
    const read = links.map(({ text, url }) => `[${text}](${url})`);
    return `| ${markdownCode(change.name, true)} (${markdownText(change.ecosystem, 40)}) | ${markdownText(head, 400)} | ${brings.join('<br>')} | ${read.join('<br>')} |\n`;
  });
  const title = `Changes since ${difference.base}: ${differenceCounts(difference)}`;
  return [
    ...(states.length > 0 ? [{ head: '', items: states, foot: '\n' }] : []),
    details(summaryText(title), rows, { before: COLUMNS }),
  ];
}
