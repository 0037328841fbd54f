import type { Label, Labelled } from './labels.ts';

interface Located {
  readonly locations: readonly { readonly path: string }[];
}

/** What is asked of a JSON report. */
export interface ReportJson {
  readonly components: readonly (Located & { readonly purl?: string; readonly ecosystem: string })[];
  readonly matches: readonly (Located & {
    readonly component: { readonly purl?: string; readonly ecosystem: string };
    readonly evidence: readonly { readonly record: string }[];
  })[];
}

export interface Judgement {
  readonly ecosystem: string;
  readonly files: number;
  /** Expected matches that are there. */
  readonly truePositives: number;
  /** Near misses that were read, looked at and not matched. */
  readonly trueNegatives: number;
  readonly falseNegatives: number;
  readonly falsePositives: number;
  /** One line for each wrong answer, and for each component that was not read: it would pass for a near miss. */
  readonly wrong: readonly string[];
}

/** Compares what was found in the files of an ecosystem with their labels. */
export function judge({ ecosystem, labels }: Labelled, files: readonly string[], report: ReportJson): Judgement {
  const held = namesIn(ecosystem, report.components, ({ purl = '' }) => nameOf(purl));
  const found = namesIn(ecosystem, report.matches, ({ component: { purl = '' }, evidence }) => {
    const records = evidence.map(({ record }) => record);
    return `${nameOf(purl)} ${[...new Set(records)].toSorted().join('+')}`;
  });
  const wrong: string[] = [];
  const counts = { truePositives: 0, trueNegatives: 0, falseNegatives: 0, falsePositives: 0 };
  for (const file of files) {
    const here = labels.filter(({ where }) => file === where || where === undefined);
    const expected = new Map(here.filter(({ verdict }) => verdict === 'match').map((label) => [keyOf(label), label]));
    const say = (what: string, line: string): void => void wrong.push(`${what}: ${ecosystem}/${file} ${line}`);
    for (const { purl, why } of here) if (!held.get(file)?.has(nameOf(purl))) say('not read', `${purl} (${why})`);
    for (const [key, { why }] of expected) {
      if (found.get(file)?.has(key)) counts.truePositives += 1;
      else {
        counts.falseNegatives += 1;
        say('false negative', `${key} (${why})`);
      }
    }
    const matched = new Set([...(found.get(file) ?? [])].map((key) => key.split(' ')[0]));
    counts.trueNegatives += here.filter(
      ({ verdict, purl }) => verdict === 'never' && held.get(file)?.has(nameOf(purl)) && !matched.has(nameOf(purl)),
    ).length;
    for (const key of found.get(file) ?? []) {
      if (expected.has(key)) continue;
      counts.falsePositives += 1;
      const near = here.find(({ purl }) => nameOf(purl) === key.split(' ')[0]);
      say('false positive', near ? `${key} (${near.why})` : key);
    }
  }
  return { ecosystem, files: files.length, ...counts, wrong };
}

const keyOf = ({ purl, records }: Label): string => `${nameOf(purl)} ${records}`;

/** What two package URLs of one package in one version have in common: qualifiers tell where it comes from. */
function nameOf(purl: string): string {
  return decodeURIComponent(purl.split('?')[0] ?? '').toLowerCase();
}

/** By file of the ecosystem's folder: what is said of it. */
function namesIn<Value extends Located>(
  ecosystem: string,
  values: readonly Value[],
  say: (value: Value) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const folder = `${ecosystem}/`;
  const names = new Map<string, Set<string>>();
  for (const value of values) {
    for (const { path } of value.locations) {
      if (!path.startsWith(folder)) continue;
      const file = path.slice(folder.length);
      const known = names.get(file) ?? new Set();
      names.set(file, known.add(say(value)));
    }
  }
  return names;
}
