import { LAYERS } from '../layers.ts';

const START = '<!-- layers:start -->';
const END = '<!-- layers:end -->';

/** The import table as Markdown. */
export function layerTable(): string {
  const rows = Object.entries(LAYERS).map(([name, targets]) => `| ${name} | ${targets.join(', ') || 'nothing'} |`);
  return ['| package | may import |', '| --- | --- |', ...rows].join('\n');
}

export function withLayerTable(text: string, table: string): string {
  const start = text.indexOf(START);
  const end = text.indexOf(END);
  if (start < 0 || end < start) throw new Error(`ARCHITECTURE.md needs ${START} and ${END}`);
  return `${text.slice(0, start + START.length)}\n\n${table}\n\n${text.slice(end)}`;
}
