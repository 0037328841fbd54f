import {
  printable,
  readingOf,
  type Component,
  type Licence,
  type Occurrence,
  type Problem,
  type ReadResult,
  type Source,
} from '@morel/model';
import type { Tree } from './read-tree.ts';

/** What a reader found, as a compact text that a person can check against the file. */
export function summariseReading(result: ReadResult, tree: Tree, main: string): string {
  const { inventory, problems, formatVersion } = result;
  const lineOf = (start: number, path: string): string => `:${(tree[path] ?? '').slice(0, start).split('\n').length}`;
  const lines = [`${readingOf(problems)}${formatVersion === undefined ? '' : `, version ${formatVersion}`}`];
  const section = (title: string, items: readonly string[]): void => {
    if (items.length > 0) lines.push(title, ...items.map((item) => `  ${item}`));
  };
  const nameOf = (position: number): string => {
    const { component = -1 } = inventory.occurrences[position] ?? {};
    return labelOf(inventory.components[component]);
  };
  const parents = parentsOf(result, nameOf);
  section(
    'roots',
    inventory.roots.map(({ kind, occurrence }) => `${kind} ${nameOf(occurrence)}`),
  );
  section(
    'entries',
    inventory.occurrences.flatMap((occurrence, position) => {
      const place = occurrence.span ? ` ${lineOf(occurrence.span.start, occurrence.file ?? main)}` : '';
      return [`${nameOf(position)} ${describe(occurrence)}${place}`, ...(parents.get(position) ?? [])];
    }),
  );
  section(
    'requirements',
    inventory.requirements.map(({ name, specifier, kinds, source, span, file }) =>
      `${name} ${specifier} (${kinds.join(' ')}) ${source} ${span ? lineOf(span.start, file ?? main) : ''}`.trimEnd(),
    ),
  );
  section(
    'settings',
    inventory.settings.map(({ client, key, value, span, file }) =>
      `${client}: ${key} = ${value} ${span ? lineOf(span.start, file ?? main) : ''}`.trimEnd(),
    ),
  );
  section(
    'steps',
    inventory.steps.map(({ command, job, folder }) =>
      [command, job && `job ${job}`, folder].filter(Boolean).join('  '),
    ),
  );
  section(
    'problems',
    problems.map((problem) => `${problem.code} ${placeOf(problem, lineOf)} ${problem.message}`),
  );
  return `${lines.map((line) => printable(line, Number.POSITIVE_INFINITY)).join('\n')}\n`;
}

function labelOf(component: Component | undefined): string {
  if (!component) return '?';
  return component.version === undefined ? component.name : `${component.name}@${component.version}`;
}

function describe(occurrence: Occurrence): string {
  const { key, source, alias, digests, marker, groups, notice, installScript, licences, upstream, file } = occurrence;
  const parts = [`[${key}]`, describeSource(source)];
  if (alias !== undefined) parts.push(`as ${alias}`);
  parts.push(...digests.map((digest) => digest.split('-', 1)[0] ?? ''));
  if (marker !== undefined) parts.push(`{${marker}}`);
  if (groups) parts.push(`groups ${groups.join(',')}`);
  if (notice) parts.push(`${notice.kind}: ${notice.text}`);
  if (installScript) parts.push('install-script');
  if (upstream) parts.push(`kept ${Object.values(upstream).join(' ')}`);
  if (licences) parts.push(...licences.map(describeLicence));
  if (file !== undefined) parts.push(`in ${file}`);
  return parts.join(' ');
}

function describeLicence({ expression, name, kind, url }: Licence): string {
  const said = expression === undefined ? `licence named ${JSON.stringify(name)}` : `licence ${expression}`;
  return [said, ...(kind === 'concluded' ? [kind] : []), ...(url === undefined ? [] : [url])].join(' ');
}

function describeSource(source: Source): string {
  if (source.kind === 'git') return `git ${source.url}${source.commit === undefined ? '' : `#${source.commit}`}`;
  if ('url' in source && source.url !== undefined) return `${source.kind} ${source.url}`;
  return 'path' in source ? `${source.kind} ${source.path}` : source.kind;
}

function parentsOf({ inventory }: ReadResult, nameOf: (position: number) => string): ReadonlyMap<number, string[]> {
  const parents = new Map<number, string[]>();
  for (const { from, to, kinds, specifier, overridden } of inventory.edges) {
    const line = `  <- ${nameOf(from)} (${kinds.join(' ')})${specifier === undefined ? '' : ` ${specifier}`}${overridden ? ', overridden' : ''}`;
    const known = parents.get(to);
    if (known) known.push(line);
    else parents.set(to, [line]);
  }
  return parents;
}

function placeOf({ where }: Problem, lineOf: (start: number, path: string) => string): string {
  if (!where) return '';
  return `${where.path}${where.span ? lineOf(where.span.start, where.path) : ''}`;
}
