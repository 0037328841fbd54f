import type { Feed, FeedFile, FeedSink, Ssvc } from '@morel/model';
import { asArray, asString, get } from '@morel/parse';
import { cveOf, dayOf } from '../text/day.ts';
import { jsonDocuments } from '../text/json-documents.ts';
import { about } from './about.ts';

/** CISA's answers to the SSVC questions: CVE records with CISA's container, or one line of answers for each CVE. */
export const feed: Feed = { about, detect, read };

/** The organisation that CVE records know CISA's additions by. Source: CVE record format 5.1, container `adp`. */
const CISA = 'CISA-ADP';

function detect(_name: string, head: string): boolean {
  return (
    /^\s*\[?\s*\{/.test(head) &&
    (/"dataType"\s*:\s*"CVE_RECORD"/.test(head) || (/"cve"\s*:\s*"CVE-/.test(head) && /"Exploitation"\s*:/.test(head)))
  );
}

async function read({ name, text }: FeedFile, sink: FeedSink): Promise<void> {
  for await (const documents of jsonDocuments(name, text)) for (const { value } of documents) add(value, sink);
}

function add(value: unknown, sink: FeedSink): void {
  const metadata = get(value, 'cveMetadata');
  const cve = cveOf(asString(get(metadata, 'cveId')) ?? asString(get(value, 'cve')));
  if (cve === undefined) {
    sink.note({ id: '?', reason: 'a record has no CVE id', effect: 'skipped' });
    return;
  }
  const answers = metadata === undefined ? answersOf(value) : containerAnswers(value);
  // Most CVE records have no answers: that is nothing odd.
  if (answers === 'none') return;
  if (answers === undefined) {
    sink.note({ id: cve, reason: 'an SSVC answer is missing or not known', effect: 'skipped' });
    return;
  }
  sink.item({ kind: 'ssvc', cve, ssvc: answers });
  sink.state({ contentDate: answers.date });
}

/** The newest answers in CISA's container; `none` where it gives none, undefined where none is understood. */
function containerAnswers(record: unknown): Ssvc | undefined | 'none' {
  const given = (asArray(get(get(record, 'containers'), 'adp')) ?? [])
    .filter((container) => get(get(container, 'providerMetadata'), 'shortName') === CISA)
    .flatMap((container) => asArray(get(container, 'metrics')) ?? [])
    .map((metric) => get(metric, 'other'))
    .filter((other) => get(other, 'type') === 'ssvc');
  if (given.length === 0) return 'none';
  const answers = given.map((other) => answersOf(joined(get(other, 'content')))).filter((one) => one !== undefined);
  return answers.toSorted((a, b) => (a.date < b.date ? 1 : -1))[0];
}

/** `options` is a list of objects with one answer each. */
function joined(content: unknown): unknown {
  const options = asArray(get(content, 'options')) ?? [];
  const answer = (key: string): unknown =>
    options.map((option) => get(option, key)).find((value) => value !== undefined);
  return {
    timestamp: get(content, 'timestamp'),
    Exploitation: answer('Exploitation'),
    Automatable: answer('Automatable'),
    'Technical Impact': answer('Technical Impact'),
  };
}

function answersOf(value: unknown): Ssvc | undefined {
  const word = (key: string): string | undefined => asString(get(value, key))?.trim().toLowerCase();
  const exploitation = (['none', 'poc', 'active'] as const).find((known) => known === word('Exploitation'));
  const automatable = (['yes', 'no'] as const).find((known) => known === word('Automatable'));
  const technicalImpact = (['partial', 'total'] as const).find((known) => known === word('Technical Impact'));
  const date = asString(get(value, 'timestamp'));
  if (!exploitation || !automatable || !technicalImpact || date === undefined || dayOf(date) === undefined)
    return undefined;
  return { exploitation, automatable, technicalImpact, date };
}
