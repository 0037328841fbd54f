import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One line of a `labels.txt`: what must come of a component, and why it is there. */
export interface Label {
  readonly verdict: 'match' | 'never';
  /** The file that holds it, relative to the ecosystem's folder; undefined where every file does. */
  readonly where: string | undefined;
  readonly purl: string;
  /** Ids of the records, joined by `+` where they are one match; the record that is nearest for a `never`. */
  readonly records: string;
  readonly why: string;
}

/** The corpus of one ecosystem. */
export interface Labelled {
  readonly ecosystem: string;
  readonly labels: readonly Label[];
  /** Paths of its files, relative to its folder. */
  readonly files: readonly string[];
  /** Its records in OSV form, one a line; none where OSV has no such ecosystem. */
  readonly advisories: string | undefined;
}

const LABELS = 'labels.txt';
const ADVISORIES = 'advisories.ndjson';

export function readCorpus(folder: string): readonly Labelled[] {
  return readdirSync(folder)
    .toSorted()
    .map((ecosystem) => {
      const own = join(folder, ecosystem);
      const advisories = join(own, ADVISORIES);
      const files = readdirSync(own, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.parentPath !== own)
        .map((entry) => join(entry.parentPath, entry.name).slice(own.length + 1))
        .toSorted();
      return {
        ecosystem,
        files,
        labels: readLabels(join(own, LABELS)),
        advisories: existsSync(advisories) ? readFileSync(advisories, 'utf8') : undefined,
      };
    });
}

/** Columns are parted by two spaces or more. */
function readLabels(path: string): readonly Label[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line, at) => {
    const [verdict, where, purl, records, why] = line.split(/\s{2,}/);
    if ((verdict !== 'match' && verdict !== 'never') || !where || !purl || !records || !why)
      throw new Error(`${path}:${at + 1} is no label: ${line}`);
    return { verdict, where: where === '*' ? undefined : where, purl, records, why };
  });
}
