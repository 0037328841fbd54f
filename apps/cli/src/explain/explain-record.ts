import { printable, type AdvisoryRecord, type Risk } from '@morel/model';
import { toAffected, type AdvisoryIndex, type PackageEntry, type PackageRecord } from '@morel/advisories';
import { ecosystems } from '@morel/ecosystems';
import { asArray, asObject, asString, get, stringsOf } from '@morel/parse';
import type { OpenData } from '../open-data.ts';
import { intervalText } from './interval-text.ts';
import { wrapText } from './wrap-text.ts';

/** Everything the index holds on an id: each record of the incident, and what is known of its CVEs. */
export async function explainRecord({ index }: OpenData, id: string, verbose: boolean): Promise<string | undefined> {
  const wanted = [id, id.toUpperCase(), ...(/^ghsa-/i.test(id) ? [`GHSA-${id.slice(5).toLowerCase()}`] : [])];
  const ids = wanted.flatMap((candidate) => index.findIds(candidate));
  const parts: string[] = [];
  for (const record of new Set(ids)) parts.push(await describe(index, record, verbose));
  return parts.length === 0 ? undefined : parts.join('\n');
}

async function describe(index: AdvisoryIndex, id: string, verbose: boolean): Promise<string> {
  const stored = index.record(id);
  const record: unknown = stored ? JSON.parse(stored.text) : undefined;
  const packages = packagesOf(record);
  const heads = await Promise.all(packages.map(({ ecosystem, name }) => headOf(index, ecosystem, name, id)));
  const head = heads.find((found) => found !== undefined);
  const aliases = stringsOf(get(record, 'aliases'));
  const lines = [
    `${printable(id)}  ${printable(asString(get(record, 'summary')) ?? head?.found.head().title ?? '', 300)}`,
    ...row('also known as', aliases.join(', ')),
    ...row('related', stringsOf(get(record, 'related')).join(', ')),
    ...row('kind', head?.found.head().kind),
    ...row('published', asString(get(record, 'published'))),
    ...row('modified', asString(get(record, 'modified'))),
    ...row('withdrawn', withdrawn(asString(get(record, 'withdrawn')))),
    ...row('source', stored?.source),
    ...(head ? severityRows(head.found.head()) : []),
    ...[id, ...aliases].flatMap((alias) => riskRows(index.risk(alias))),
    ...packages.flatMap(({ ecosystem, name }, at) => affectedRows(`${ecosystem} ${name}`, heads[at])),
    ...referenceRows(record, verbose),
  ];
  const details = asString(get(record, 'details'));
  if (details !== undefined && verbose) lines.push('', ...wrapText(details, 78).map((line) => `  ${line}`));
  else if (details !== undefined) lines.push('  (--verbose shows the full text)');
  return `${lines.join('\n')}\n`;
}

interface Head {
  readonly entry: PackageEntry;
  readonly found: PackageRecord;
}

async function headOf(index: AdvisoryIndex, osv: string, name: string, id: string): Promise<Head | undefined> {
  const extension = ecosystems.find(({ about }) => about.osv.includes(osv.split(':')[0] ?? osv));
  if (!extension) return undefined;
  const { names, about } = await extension.load();
  const entry = index.affecting(about.purlType, names.normalise(name));
  const found = entry?.records.find((candidate) => candidate.head().id === id);
  return entry && found ? { entry, found } : undefined;
}

function packagesOf(record: unknown): { ecosystem: string; name: string }[] {
  const seen = new Map<string, { ecosystem: string; name: string }>();
  for (const item of asArray(get(record, 'affected')) ?? []) {
    const of = asObject(get(item, 'package'));
    const ecosystem = asString(get(of, 'ecosystem'));
    const name = asString(get(of, 'name'));
    if (ecosystem !== undefined && name !== undefined) seen.set(`${ecosystem} ${name}`, { ecosystem, name });
  }
  return [...seen.values()];
}

function row(label: string, value: string | undefined): string[] {
  return value === undefined || value === '' ? [] : [`  ${label.padEnd(14)} ${printable(value, 500)}`];
}

function withdrawn(date: string | undefined): string | undefined {
  return date === undefined ? undefined : `${date}: it never matches`;
}

function severityRows({ severities }: AdvisoryRecord): string[] {
  return severities.flatMap(({ type, value, score, band }) =>
    row('severity', `${band}${score === undefined ? '' : ` ${score.toFixed(1)}`}  ${type} ${value}`),
  );
}

function riskRows(risk: Risk): string[] {
  const exploited = risk.exploited.map(
    (entry) =>
      `${risk.cve} in the catalogue of ${entry.catalogue} since ${entry.added}${entry.due === undefined ? '' : `, due ${entry.due}`}`,
  );
  const { epss, ssvc } = risk;
  return [
    ...exploited.flatMap((text) => row('exploited', text)),
    ...row(
      'EPSS',
      epss &&
        `${(epss.probability * 100).toFixed(2)} %, percentile ${(epss.percentile * 100).toFixed(1)} (${epss.date.slice(0, 10)}, model ${epss.model})`,
    ),
    ...row(
      'SSVC',
      ssvc &&
        `exploitation ${ssvc.exploitation}, automatable ${ssvc.automatable}, technical impact ${ssvc.technicalImpact} (${ssvc.date.slice(0, 10)})`,
    ),
  ];
}

const MOST_VERSIONS = 12;

function affectedRows(name: string, head: Head | undefined): string[] {
  if (!head) return row('affects', `${name} (an ecosystem that is kept as it came, not matched)`);
  const rows: string[] = [];
  for (const item of head.found.affected) {
    const { versions, ranges } = toAffected(head.entry, item);
    for (const range of ranges)
      rows.push(...row('affects', `${name} ${range.intervals.map(intervalText).join(' or ')}`));
    if (versions.length === 0) continue;
    const more = versions.length > MOST_VERSIONS ? ` and ${versions.length - MOST_VERSIONS} more` : '';
    rows.push(...row('lists', `${name} ${versions.slice(0, MOST_VERSIONS).join(', ')}${more}`));
  }
  // Records repeat themselves: the same range in several entries is shown once.
  return [...new Set(rows)];
}

function referenceRows(record: unknown, verbose: boolean): string[] {
  const urls = (asArray(get(record, 'references')) ?? []).flatMap((item) => asString(get(item, 'url')) ?? []);
  return urls.slice(0, verbose ? 100 : 5).flatMap((url) => row('see', url));
}
