import {
  digestOf,
  InventoryBuilder,
  isOwnPart,
  parsePurl,
  quote,
  unreachedStarts,
  type Bom,
  type BomComponent,
  type BomDependency,
  type Component,
  type EdgeKind,
  type ProblemLog,
  type ReadResult,
  type Source,
  type SpanSource,
  type Upstream,
} from '@morel/model';

export interface BomReading {
  readonly bom: Bom;
  readonly path: string;
  readonly formatVersion: string;
  /** Where a component stands. */
  readonly span: (key: string) => SpanSource | undefined;
  readonly problems: ProblemLog;
}

/** Kinds that are no packages: what is in them is listed by itself, or there is nothing to look up. */
const NO_PACKAGES: ReadonlySet<string> = new Set([
  'file',
  'container',
  'device',
  'device-driver',
  'firmware',
  'platform',
  'operating-system',
  'data',
  'machine-learning-model',
  'cryptographic-asset',
]);

/** A bill of materials as an inventory. Components keep the package URL of the document; the host finds their ecosystem. */
export function inventoryOf({ bom, path, formatVersion, span, problems }: BomReading): ReadResult {
  const builder = new InventoryBuilder();
  const listed = bom.components.filter((component) => component.key === bom.subject || isPackage(component));
  const positions = new Map<string, number>();
  for (const component of listed) {
    const isSubject = component.key === bom.subject;
    positions.set(component.key, builder.add(entryOf(component, isSubject, bom, span(component.key))));
  }
  const links = linksOf(bom, positions);
  for (const { from, to, kinds } of links) builder.addEdge(from, to, kinds);
  const subject = bom.subject === undefined ? undefined : positions.get(bom.subject);
  const starts = unreachedStarts(listed.length, links, subject === undefined ? [] : [subject]);
  if (subject !== undefined || starts.length > 0) addRoot(builder, { path, subject, starts, listed });
  reportUnidentified({ listed, subject: bom.subject, span, problems });
  reportFiles(bom.components.length - listed.length, problems);
  reportIncomplete(bom, problems);
  if (listed.length > 1 && links.length === 0)
    problems.add(
      'not-judged',
      'the document has no dependencies: everything counts as direct, and no path can be shown',
    );
  return { inventory: builder.build(), problems: problems.list(), formatVersion, expectsDigests: false };
}

function isPackage({ kind, purl }: BomComponent): boolean {
  return purl !== undefined || !NO_PACKAGES.has(kind);
}

function entryOf(component: BomComponent, isSubject: boolean, bom: Bom, span: SpanSource | undefined) {
  const digests = component.hashes.flatMap((hash) => digestOf(hash) ?? []);
  return {
    component: identityOf(component),
    key: component.key,
    source: isSubject ? ({ kind: 'project', path: '' } as const) : sourceOf(component, bom),
    ...(digests.length > 0 && { digests }),
    ...(span && { span }),
    ...(component.licences.length > 0 && { licences: component.licences }),
    ...(component.supplier?.name !== undefined && { supplier: component.supplier.name }),
    upstream: upstreamOf(component),
  };
}

function upstreamOf({ links }: BomComponent): Upstream | undefined {
  const [repository, changelog] = ['vcs', 'release-notes'].map((kind) => links.find((link) => link.kind === kind)?.url);
  if (repository === undefined && changelog === undefined) return undefined;
  return { ...(repository !== undefined && { repository }), ...(changelog !== undefined && { changelog }) };
}

/** Without an ecosystem: only the host knows which one the type of a package URL belongs to. */
function identityOf({ group, name, version, purl }: BomComponent): Component {
  const own = parsePurl(purl ?? '')?.version ?? version;
  const full = group ? `${group}/${name}` : name;
  return { ecosystem: '', name: full, ...(own && { version: own }), ...(purl && { purl }) };
}

function sourceOf(component: BomComponent, { subject }: Bom): Source {
  const qualifiers = parsePurl(component.purl ?? '')?.qualifiers;
  if (isOwnPart(component)) return { kind: 'project', path: component.name };
  if (component.partOf !== undefined && component.partOf !== subject) return { kind: 'bundled' };
  const { vcs_url: repository, download_url: download, repository_url: registry } = qualifiers ?? {};
  if (repository !== undefined) return { kind: 'git', url: repository.replace(/^git\+/, '') };
  if (download !== undefined) return { kind: 'url', url: download };
  if (component.purl === undefined) return { kind: 'unknown' };
  // A link to an archive is a hint for people: what an installation takes is for its lockfile to say.
  return { kind: 'registry', ...(registry !== undefined && { url: registry }) };
}

interface Link {
  readonly from: number;
  readonly to: number;
  readonly kinds: readonly EdgeKind[];
}

const KINDS: Readonly<Record<BomDependency['kind'], EdgeKind>> = {
  depends: 'prod',
  dev: 'dev',
  optional: 'optional',
  peer: 'peer',
  build: 'build',
  provides: 'prod',
};

/** Edges between what is listed; a part hangs from what it is part of where no edge leads to it. */
function linksOf(bom: Bom, positions: ReadonlyMap<string, number>): Link[] {
  const scopes = new Map(bom.components.map(({ key, scope }) => [key, scope]));
  const links: Link[] = [];
  for (const { from, to, kind } of bom.dependencies) {
    const [start, end] = [positions.get(from), positions.get(to)];
    if (start === undefined || end === undefined || start === end) continue;
    links.push({ from: start, to: end, kinds: [kindOf(kind, scopes.get(to))] });
  }
  const reached = new Set(links.map(({ to }) => to));
  for (const { key, partOf, scope } of bom.components) {
    const [whole, part] = [positions.get(partOf ?? ''), positions.get(key)];
    if (whole !== undefined && part !== undefined && !reached.has(part))
      links.push({ from: whole, to: part, kinds: [kindOf('depends', scope)] });
  }
  return links;
}

function kindOf(kind: BomDependency['kind'], scope: BomComponent['scope']): EdgeKind {
  if (kind !== 'depends') return KINDS[kind];
  if (scope === 'excluded') return 'dev';
  return scope === 'optional' ? 'optional' : 'prod';
}

interface RootParts {
  readonly path: string;
  readonly subject: number | undefined;
  readonly starts: readonly number[];
  readonly listed: readonly BomComponent[];
}

/** What nothing asks for hangs from the subject, or, where there is none, from an entry that stands for the document. */
function addRoot(builder: InventoryBuilder, { path, subject, starts, listed }: RootParts): void {
  const source = { kind: 'project', path: path.slice(path.lastIndexOf('/') + 1) } as const;
  const root = subject ?? builder.add({ component: { ecosystem: '', name: path }, key: `file:${path}`, source });
  builder.addRoot(root, 'subject');
  for (const start of starts) builder.addEdge(root, start, [kindOf('depends', listed[start]?.scope)]);
}

interface Listed extends Pick<BomReading, 'span' | 'problems'> {
  readonly listed: readonly BomComponent[];
  readonly subject: string | undefined;
}

function reportUnidentified({ listed, subject, span, problems }: Listed): void {
  const nameless = listed.filter(
    (component) => component.purl === undefined && component.key !== subject && !isOwnPart(component),
  );
  const first = nameless[0];
  if (!first) return;
  const others = nameless.length === 1 ? '' : ` and ${nameless.length - 1} more`;
  const message = `${quote(first.name)}${others} cannot be looked up: no package URL says what it is`;
  problems.add('unidentified', message, span(first.key));
}

function reportFiles(count: number, problems: ProblemLog): void {
  if (count > 0)
    problems.add(
      'not-judged',
      `${count} ${count === 1 ? 'entry is a file, a device or data' : 'entries are files, devices or data'} without a package URL: not looked up`,
    );
}

function reportIncomplete({ completeness }: Bom, problems: ProblemLog): void {
  const missing = completeness.filter(({ state }) => state === 'incomplete');
  for (const { of, keys } of missing) {
    const what = of === 'parts' ? 'parts' : 'dependencies';
    const whose =
      keys.length === 0 ? '' : ` of ${quote(keys[0] ?? '')}${keys.length > 1 ? ` and ${keys.length - 1} more` : ''}`;
    problems.add('stated-incomplete', `the document says that its list of ${what}${whose} is incomplete`);
  }
}
