import { printable, type Location, type MatchReport, type Report, type SeverityBand } from '@morel/model';
import { issuesOf, silencedWords, type Issue } from '../issues.ts';
import { markdownCode, markdownText } from '../markdown-text.ts';
import { affectsWords, pathWords } from '../match-lines.ts';
import { filled, moveWords } from '../plain-words.ts';
import { cvssVectors } from './cvss-vectors.ts';
import type { NumberedFile } from './dependency-files.ts';
import { identifiersOf, linksOf } from './identifiers.ts';

const NAME_LIMIT = 250;
const PATHS_SHOWN = 20;

/** One vulnerability for every advisory, component and file. */
export function vulnerabilitiesOf(report: Report, files: readonly NumberedFile[]): readonly object[] {
  const byPath = new Map(files.map((file) => [file.file.path, file]));
  const seen = new Map<string, number>();
  const found: object[] = [];
  for (const issue of issuesOf(report)) {
    const { match, key } = issue;
    if (!match) continue;
    for (const place of placesOf(match, report)) {
      const times = (seen.get(key) ?? 0) + 1;
      seen.set(key, times);
      const own = filled(printable(key), 'unknown');
      const id = times === 1 ? own : `${own}:${times}`;
      found.push(vulnerability(id, issue, match, locationOf(match, place, byPath.get(place.path))));
    }
  }
  return found;
}

/** The first place in each file. */
function placesOf({ location, locations }: MatchReport, report: Report): readonly Location[] {
  const places = new Map<string, Location>();
  for (const place of [...(location ? [location] : []), ...locations]) {
    if (!places.has(place.path)) places.set(place.path, place);
  }
  return places.size > 0 ? [...places.values()] : [{ path: report.inputs[0]?.path ?? '.' }];
}

function vulnerability(id: string, issue: Issue, match: MatchReport, location: object): object {
  const { advisory } = match;
  const vectors = cvssVectors(advisory.severities);
  const links = linksOf(advisory);
  return {
    id,
    name: printable(advisory.title, NAME_LIMIT),
    description: descriptionOf(issue, match),
    severity: advisory.kind === 'vulnerability' ? SEVERITIES[advisory.band] : KINDS[advisory.kind],
    // As code, because GitLab reads it as Markdown and names come from packages.
    solution: solutionOf(issue, match),
    identifiers: identifiersOf(advisory),
    ...(vectors.length > 0 && { cvss_vectors: vectors }),
    ...(links.length > 0 && { links }),
    details: detailsOf(issue, match),
    location,
  };
}

const SEVERITIES: Readonly<Record<SeverityBand, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  none: 'Info',
  unknown: 'Unknown',
};
const KINDS: Readonly<Record<'malware' | 'notice', string>> = { malware: 'Critical', notice: 'Info' };

/** GitLab shows it as Markdown. */
function descriptionOf({ silenced }: Issue, match: MatchReport): string {
  const { advisory, component } = match;
  const name = markdownCode(`${component.name}@${component.version}`);
  const parts = [`${name}: ${markdownText(advisory.title, 300)}.`, `Affects ${markdownText(affectsWords(match))}.`];
  if (advisory.kind === 'malware') parts.unshift('**Malware.** Treat every machine that installed it as compromised.');
  if (silenced) parts.unshift(`**Silenced** by ${markdownText(silencedWords(silenced), 700)}.`);
  return parts.join(' ');
}

function solutionOf({ next }: Issue, { move }: MatchReport): string {
  if (!move) return next === undefined ? 'No fixed release is known.' : markdownCode(next, false, 400);
  const command = move.command === undefined ? '' : `: ${markdownCode(move.command, false, 400)}`;
  return `${markdownCode(moveWords(move), false, 600)}${command}`;
}

function text(name: string, value: string): object {
  return { name, type: 'text', value };
}

function detailsOf({ where, silenced, level }: Issue, { priority, paths, pathCount }: MatchReport): object {
  const hidden = pathCount - Math.min(paths.length, PATHS_SHOWN);
  const shown = paths.slice(0, PATHS_SHOWN).map((path) => ({ type: 'text', value: pathWords(path) }));
  const more = hidden > 0 ? [{ type: 'text', value: `and ${hidden} more` }] : [];
  const line = where?.span?.line;
  return {
    priority: text('Priority', printable(priority.label, 100)),
    ...(level !== undefined && { level: text('Level in the policy', level) }),
    ...(silenced && { silenced: text('Silenced by', silencedWords(silenced)) }),
    ...(shown.length > 0 && { paths: { name: 'Paths', type: 'list', items: [...shown, ...more] } }),
    ...(where &&
      line !== undefined && {
        place: {
          name: 'Place',
          type: 'file-location',
          file_name: filled(printable(where.path, 400), '.'),
          line_start: line,
        },
      }),
  };
}

function locationOf({ component, paths }: MatchReport, { path }: Location, file: NumberedFile | undefined): object {
  const own = file?.byLabel.get(`${component.name}@${component.version}`);
  const ancestors = file && ancestorsOf(paths[0] ?? [], file);
  return {
    file: filled(path, '.'),
    dependency: {
      package: { name: printable(component.name) },
      version: printable(component.version, 80),
      ...(own && { iid: own.iid, direct: own.direct }),
      ...(ancestors && ancestors.length > 0 && { dependency_path: ancestors }),
    },
  };
}

/** Between root and component, by number; nothing where one of them does not stand in the file. */
function ancestorsOf(path: readonly string[], { byLabel }: NumberedFile): readonly object[] {
  const steps = path.slice(1, -1).map((label) => byLabel.get(label));
  return steps.every((step) => step !== undefined) ? steps.map(({ iid }) => ({ iid })) : [];
}
