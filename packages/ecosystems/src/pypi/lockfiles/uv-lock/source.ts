import type { Root, Source } from '@morel/model';
import { asString, get } from '@morel/parse';
import { plainPath } from '../../../reading/tree-path.ts';
import { withoutUser } from '../../../reading/without-user.ts';
import { registryAddress } from '../../registry.ts';

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const FOLDERS = ['virtual', 'editable', 'directory'] as const;

/**
 * Where the entry stands if it is the project or a member of its workspace: a folder that the lockfile lists as a member,
 * or, where it lists none, its own folder.
 */
export function rootOf(
  source: unknown,
  name: string,
  members: ReadonlySet<string>,
): { readonly path: string; readonly kind: Root['kind'] } | undefined {
  const folder = FOLDERS.map((key) => asString(get(source, key))).find((path) => path !== undefined);
  if (folder === undefined) return undefined;
  const path = plainPath(folder);
  if (members.size > 0 ? !members.has(name) : path !== '.') return undefined;
  return { path, kind: path === '.' ? 'project' : 'workspace' };
}

/** The source of an entry that is none of the project's own; calls `unknown` for a kind that is not known. */
export function sourceOf(source: unknown, files: readonly unknown[], unknown: () => void): Source {
  const text = (key: string): string | undefined => asString(get(source, key));
  const registry = text('registry');
  const git = text('git');
  const url = text('url');
  const archive = text('path');
  const linked = text('editable');
  const folder = text('directory') ?? text('virtual');
  if (registry !== undefined || source === undefined) return registrySource(registry, files);
  if (git !== undefined) return gitSource(git);
  if (url !== undefined) return { kind: 'url', url: withoutUser(url) };
  if (archive !== undefined) return { kind: 'file', path: plainPath(archive) };
  if (linked !== undefined) return { kind: 'link', path: plainPath(linked) };
  if (folder !== undefined) return { kind: 'file', path: plainPath(folder) };
  unknown();
  return { kind: 'unknown' };
}

function registrySource(registry: string | undefined, files: readonly unknown[]): Source {
  const index = registry === undefined ? undefined : withoutUser(registry);
  const archives = files.map((file) => asString(get(file, 'url'))).filter((url) => url !== undefined);
  const url = registryAddress(index, archives);
  return { kind: 'registry', ...(url !== undefined && { url }) };
}

/** `https://…/name?rev=main#<commit>`. */
function gitSource(address: string): Source {
  const [main = '', commit = ''] = address.split('#');
  return { kind: 'git', url: withoutUser(main.split('?', 1)[0] ?? ''), ...(COMMIT.test(commit) && { commit }) };
}
