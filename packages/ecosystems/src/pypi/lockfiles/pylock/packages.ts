import { quote, type EdgeKind, type ProblemLog, type Source } from '@morel/model';
import { asArray, asObject, asString, entriesOf, get, stringsOf, type Parsed } from '@morel/parse';
import { plainPath } from '../../../reading/tree-path.ts';
import { withoutUser } from '../../../reading/without-user.ts';
import { pypiComponent } from '../../component.ts';
import type { LockNode, Wish } from '../../lock-node.ts';
import { normaliseName } from '../../names.ts';
import { registryAddress } from '../../registry.ts';
import { digestOf } from '../../requirement/digest.ts';
import { readReference } from '../../requirement/reference.ts';
import { wishesOfTexts } from '../text-wishes.ts';
import { groupsOfMarker, type MarkerGroups } from './marker-groups.ts';

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** The entries of a pylock.toml with what they ask for, as far as its writer says so. */
export function readPylockPackages(parsed: Parsed, log: ProblemLog): LockNode[] {
  const defaults = stringsOf(get(parsed.value, 'default-groups'));
  const nodes: LockNode[] = [];
  for (const [index, table] of (asArray(get(parsed.value, 'packages')) ?? []).entries()) {
    const span = parsed.span('packages', index);
    const name = asString(get(table, 'name'));
    const version = asString(get(table, 'version'));
    const archives = archivesOf(table);
    const source = sourceOf(table, archives);
    if (!name || (!version && source.kind === 'registry')) {
      log.add('unknown-entry', `the entry ${quote(name ?? String(index + 1))} has no name or no version`, span);
      continue;
    }
    const normalised = normaliseName(name);
    const marker = asString(get(table, 'marker'));
    const groups = groupsOfMarker(marker ?? '');
    nodes.push({
      entry: {
        component: pypiComponent(name, version, source),
        key: version === undefined ? normalised : `${normalised} ${version}`,
        source,
        span,
        digests: [...new Set(archives.flatMap(digestsOfArchive))],
        ...(groups.condition !== undefined && { marker: groups.condition }),
        ...(groups.all.length > 0 && { groups: groups.all }),
      },
      wishes: wishesOf(table),
      asked: askedAs(groups, defaults),
      hasFiles: archives.length > 0,
    });
  }
  return nodes;
}

/** The tables that stand for an archive: `archive`, `sdist`, and each of `wheels`. */
function archivesOf(table: unknown): unknown[] {
  const single = [get(table, 'archive'), get(table, 'sdist')].filter((archive) => asObject(archive) !== undefined);
  return [...single, ...(asArray(get(table, 'wheels')) ?? [])];
}

function digestsOfArchive(archive: unknown): string[] {
  return entriesOf(get(archive, 'hashes')).flatMap(
    ([algorithm, hex]) => digestOf(algorithm, asString(hex) ?? '') ?? [],
  );
}

function sourceOf(table: unknown, archives: readonly unknown[]): Source {
  const vcs = get(table, 'vcs');
  if (asObject(vcs)) return vcsSource(vcs);
  const directory = get(table, 'directory');
  if (asObject(directory)) {
    const path = plainPath(asString(get(directory, 'path')) || '.');
    // The project's own folder too: what it asks for itself is not told, so it is no root.
    const isLinked = path === '.' || get(directory, 'editable') === true;
    return { kind: isLinked ? 'link' : 'file', path };
  }
  const archive = get(table, 'archive');
  if (asObject(archive)) {
    const url = asString(get(archive, 'url'));
    if (url !== undefined) return readReference(url).source;
    return { kind: 'file', path: plainPath(asString(get(archive, 'path')) ?? '') };
  }
  const index = asString(get(table, 'index'));
  const urls = archives.map((file) => asString(get(file, 'url'))).filter((url) => url !== undefined);
  const address = registryAddress(index === undefined ? undefined : withoutUser(index), urls);
  return { kind: 'registry', ...(address !== undefined && { url: address }) };
}

function vcsSource(vcs: unknown): Source {
  const path = asString(get(vcs, 'path'));
  const url = asString(get(vcs, 'url')) ?? `file:${path ?? ''}`;
  if (asString(get(vcs, 'type')) !== 'git') return { kind: 'url', url: withoutUser(url) };
  const commit = asString(get(vcs, 'commit-id')) ?? '';
  return { kind: 'git', url: withoutUser(url), ...(COMMIT.test(commit) && { commit }) };
}

/** `dependencies` is the standard's list; PDM writes its own, with specifiers. */
function wishesOf(table: unknown): Wish[] {
  const standard = (asArray(get(table, 'dependencies')) ?? []).flatMap((dependency): Wish[] => {
    const name = asString(get(dependency, 'name'));
    const version = asString(get(dependency, 'version'));
    return name ? [{ name: normaliseName(name), kinds: ['prod'], ...(version !== undefined && { version }) }] : [];
  });
  return [...standard, ...wishesOfTexts(stringsOf(get(get(get(table, 'tool'), 'pdm'), 'dependencies')))];
}

/** How the project asks for an entry, by the extras and groups in its marker. */
function askedAs({ extras, groups }: MarkerGroups, defaults: readonly string[]): readonly EdgeKind[] {
  if (extras.length === 0 && groups.length === 0) return ['prod'];
  if (groups.some((group) => group === 'default' || defaults.includes(group))) return ['prod'];
  const kinds: EdgeKind[] = [];
  if (extras.length > 0) kinds.push('optional');
  if (groups.length > 0) kinds.push('dev');
  return kinds;
}
