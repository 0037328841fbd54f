import type { Feed, FeedFile, FeedSink } from '@morel/model';
import { damaged } from '../text/damaged.ts';
import { cveOf, dayOf } from '../text/day.ts';
import { lineBlocks } from '../text/lines.ts';
import { about } from './about.ts';

/** One day of scores: a line about the model, a line of column names, a line for each CVE. */
export const feed: Feed = { about, detect, read };

const COLUMNS = /^cve,epss,percentile\b/im;
const UNKNOWN = 'unknown';

/** What the first line says of the scores below it. */
interface Edition {
  readonly date: string;
  readonly model: string;
}

function detect(_name: string, head: string): boolean {
  return COLUMNS.test(head.slice(0, 2000)) || /^\uFEFF?#model_version:/.test(head);
}

async function read({ name, text }: FeedFile, sink: FeedSink): Promise<void> {
  let edition: Edition | undefined;
  let rows = 0;
  for await (const lines of lineBlocks(name, text)) {
    for (const line of lines) {
      edition ??= editionOf(line, name, sink);
      if (line.startsWith('CVE-') && addRow(line, edition, sink)) rows += 1;
    }
  }
  if (rows === 0) throw damaged(name, 'holds no score');
}

/** Reads `#model_version:v2025.03.14,score_date:2026-01-30T12:55:00Z`; the file's name may still tell the date. */
function editionOf(line: string, name: string, sink: FeedSink): Edition {
  const model = /\bmodel_version:([\w.-]{1,40})/.exec(line)?.[1];
  const stated = /\bscore_date:([\w:.+-]{10,40})/.exec(line)?.[1];
  const date = dayOf(stated) ?? dayOf(/\d{4}-\d\d-\d\d/.exec(name.split('/').at(-1) ?? '')?.[0]);
  if (model === undefined || date === undefined) {
    sink.note({
      id: '#model_version',
      reason: 'the line that states model and date is missing or not known',
      effect: 'odd',
    });
  }
  sink.state({ ...(date !== undefined && { contentDate: date }), ...(model !== undefined && { version: model }) });
  return { date: date ?? UNKNOWN, model: model ?? UNKNOWN };
}

/** Whether the line holds a score. */
function addRow(line: string, { date, model }: Edition, sink: FeedSink): boolean {
  const [id = '', first = '', second = ''] = line.split(',', 3);
  const cve = cveOf(id);
  const probability = shareOf(first);
  const percentile = shareOf(second);
  if (cve === undefined || probability === undefined || percentile === undefined) {
    sink.note({
      id: cve ?? '?',
      reason: 'a line has no CVE id or a score that is no number from 0 to 1',
      effect: 'skipped',
    });
    return false;
  }
  sink.item({ kind: 'epss', cve, epss: { probability, percentile, date, model } });
  return true;
}

function shareOf(text: string): number | undefined {
  const value = /^\s*[\d.]{1,30}(?:e-?\d{1,3})?\s*$/i.test(text) ? Number(text) : Number.NaN;
  return value >= 0 && value <= 1 ? value : undefined;
}
