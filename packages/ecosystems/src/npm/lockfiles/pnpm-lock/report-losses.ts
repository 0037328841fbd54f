import { quote, reach, targetsOf, type Entry, type ProblemLog } from '@morel/model';
import { asObject, asString, entriesOf, get, type Parsed } from '@morel/parse';
import type { Link } from '../../lock-entries.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { readSpecifier } from '../../specifier.ts';
import type { Importer } from './importers.ts';

const CUT = 'the file may be cut off';

/** pnpm keeps nothing that nobody asks for: such an entry has lost whoever did. */
export function reportOrphans(
  entries: readonly Entry[],
  links: readonly Link[],
  importers: Iterable<number>,
  log: ProblemLog,
): void {
  const targets = targetsOf(entries.length, links);
  const reached = new Uint8Array(entries.length);
  for (const start of importers) reach(start, targets, reached);
  const orphans = entries.filter((_, position) => !reached[position]);
  const [first] = orphans;
  if (!first) return;
  const more = orphans.length > 1 ? ` and ${orphans.length - 1} more` : '';
  log.add('unknown-entry', `nothing asks for ${quote(first.key)}${more}: ${CUT}`, first.span);
}

/** A file may end before anything that the project asks for: then it holds nothing, or only what pnpm itself needs. */
export function reportMissingProject(
  documents: readonly Parsed[],
  importers: readonly Importer[],
  manifest: Manifest | undefined,
  log: ProblemLog,
): void {
  const references = importers.flatMap((importer) => importer.references);
  if (references.length > 0 && references.every(({ kinds }) => kinds.includes('build')) && documents.length < 2) {
    log.add('unknown-entry', `the file lists what pnpm itself needs, and no project: ${CUT}`);
  }
  const hasPackages = documents.some(({ value }) => entriesOf(get(value, 'packages')).length > 0);
  if (references.length > 0 || hasPackages) return;
  const asked = manifest?.wishes.find(({ specifier, kinds }) => isListed(specifier) && !kinds.includes('peer'));
  if (asked) log.add('unresolved-version', `the file has no entry for ${quote(asked.name)} of package.json: ${CUT}`);
}

function isListed(specifier: string): boolean {
  const { source } = readSpecifier(specifier);
  return source !== 'link' && source !== 'project';
}

/** Up to version 5 what is asked for is listed apart from what answers it, and always. */
export function reportSpecifiers({ value, span }: Parsed, importers: readonly Importer[], log: ProblemLog): void {
  const version = get(value, 'lockfileVersion');
  const major = typeof version === 'number' ? String(version) : (asString(version) ?? '');
  if (!major.startsWith('5')) return;
  const listed = get(value, 'importers');
  if (!asObject(listed) && !asObject(get(value, 'specifiers'))) {
    log.add('unknown-entry', `the file has neither "importers" nor "specifiers", which pnpm always writes: ${CUT}`);
  }
  for (const { path, references } of importers) {
    const steps = asObject(listed) ? ['importers', path, 'specifiers'] : ['specifiers'];
    const names = new Set(references.map(({ name }) => name));
    const specifiers = get(asObject(listed) ? get(listed, path) : value, 'specifiers');
    if (asObject(listed) && !asObject(specifiers))
      log.add('unknown-entry', `${quote(path)} has no "specifiers": ${CUT}`, span(...steps));
    const lost = entriesOf(specifiers).find(([name]) => !names.has(name));
    if (!lost) continue;
    const message = `${quote(path)} asks for ${quote(lost[0])}, and nothing says which version answers: ${CUT}`;
    log.add('unknown-entry', message, span(...steps, lost[0]));
  }
}
