import { quote, type EdgeKind, type ProblemLog, type Source, type Span } from '@morel/model';
import { asArray, asString, get, stringsOf, type Parsed } from '@morel/parse';
import { plainPath } from '../../../reading/tree-path.ts';
import { withoutUser } from '../../../reading/without-user.ts';
import { pypiComponent } from '../../component.ts';
import type { LockNode, Wish } from '../../lock-node.ts';
import type { Project } from '../../manifests/pyproject/project.ts';
import { normaliseName } from '../../names.ts';
import { registryAddress } from '../../registry.ts';
import { digestsOf } from '../../requirement/digest.ts';
import { readReference } from '../../requirement/reference.ts';
import { wishesOfTexts } from '../text-wishes.ts';

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** One package of a pdm.lock, which has an entry of its own for each combination of extras. */
interface Package {
  readonly tables: unknown[];
  readonly name: string;
  readonly version: string | undefined;
  readonly source: Source;
  readonly span: Span | undefined;
}

/** The entries of a pdm.lock with what they ask for, those of one package with other extras taken together. */
export function readPdmPackages(parsed: Parsed, project: Project | undefined, log: ProblemLog): LockNode[] {
  const packages = new Map<string, Package>();
  for (const [index, table] of (asArray(get(parsed.value, 'package')) ?? []).entries()) {
    const span = parsed.span('package', index);
    const name = asString(get(table, 'name'));
    const version = asString(get(table, 'version'));
    const source = sourceOf(table);
    if (!name || (!version && source.kind === 'registry')) {
      log.add('unknown-entry', `the entry ${quote(name ?? String(index + 1))} has no name or no version`, span);
      continue;
    }
    const identity = JSON.stringify([normaliseName(name), version, get(table, 'marker'), source]);
    const known = packages.get(identity);
    if (known) known.tables.push(table);
    else packages.set(identity, { tables: [table], name, version, source, span });
  }
  const kindsOf = groupKinds(project);
  return [...packages.values()].map((entry) => toNode(entry, kindsOf, parsed));
}

function toNode(
  { tables, name, version, source, span }: Package,
  kindsOf: (groups: readonly string[]) => readonly EdgeKind[],
  parsed: Parsed,
): LockNode {
  const groups = [...new Set(tables.flatMap((table) => stringsOf(get(table, 'groups'))))];
  const marker = asString(get(tables[0], 'marker'));
  const normalised = normaliseName(name);
  const hashes = tables.flatMap((table) => files(table, parsed)).map((file) => asString(get(file, 'hash')));
  return {
    entry: {
      component: pypiComponent(name, version, source),
      key: version === undefined ? normalised : `${normalised} ${version}`,
      source,
      span,
      digests: digestsOf(hashes),
      ...(marker !== undefined && { marker }),
      ...(groups.length > 0 && { groups }),
    },
    wishes: tables.flatMap((table): Wish[] => wishesOfTexts(stringsOf(get(table, 'dependencies')))),
    asked: kindsOf(groups),
    isStated: groups.length > 0,
    hasFiles: tables.every((table) => get(table, 'files') !== undefined || listedFiles(table, parsed) !== undefined),
  };
}

/** Archives stand with the package (since 4.3), or in `metadata.files` under name and version. */
function files(table: unknown, parsed: Parsed): readonly unknown[] {
  const own = asArray(get(table, 'files'));
  if (own) return own;
  return asArray(listedFiles(table, parsed)) ?? [];
}

function listedFiles(table: unknown, parsed: Parsed): unknown {
  const key = `${asString(get(table, 'name'))} ${asString(get(table, 'version'))}`;
  return get(get(get(parsed.value, 'metadata'), 'files'), key);
}

function sourceOf(table: unknown): Source {
  const git = asString(get(table, 'git'));
  if (git !== undefined) {
    const commit = asString(get(table, 'revision')) ?? '';
    return { kind: 'git', url: withoutUser(git), ...(COMMIT.test(commit) && { commit }) };
  }
  const path = asString(get(table, 'path'));
  if (path !== undefined) return { kind: get(table, 'editable') === true ? 'link' : 'file', path: plainPath(path) };
  const url = asString(get(table, 'url'));
  if (url !== undefined) return readReference(url).source;
  const archives = (asArray(get(table, 'files')) ?? []).map((file) => asString(get(file, 'url')));
  const address = registryAddress(
    undefined,
    archives.filter((archive) => archive !== undefined),
  );
  return { kind: 'registry', ...(address !== undefined && { url: address }) };
}

/**
 * How the project asks for what stands in some groups: `default` is its dependencies; the others are extras where the
 * project has such an extra, and else groups for development. Without the project only `dev` is known to be one.
 */
function groupKinds(project: Project | undefined): (groups: readonly string[]) => readonly EdgeKind[] {
  const kinds = new Map<string, readonly EdgeKind[]>([['dev', ['dev']]]);
  for (const { group, kinds: own } of project?.wishes ?? []) if (group !== undefined) kinds.set(group, own);
  return (groups) => {
    if (groups.length === 0 || groups.includes('default')) return ['prod'];
    return [...new Set(groups.flatMap((group) => kinds.get(group) ?? ['optional' as const]))];
  };
}
