import type { Source } from '@morel/model';
import { asArray, asObject, asString } from '@morel/parse';
import { withoutUser } from '../../../reading/without-user.ts';
import { archivedPackage, localPath, sourceOfAddress } from '../../address.ts';
import { splitNameAt } from '../../specifier.ts';
import type { Fields } from '../../wishes.ts';

/** What the list under one key of `packages` in a bun.lock says. */
export interface BunTuple {
  readonly name: string;
  readonly version: string | undefined;
  readonly source: Source;
  /** Folder of the workspace member that the key stands for; empty for the project itself. */
  readonly workspace: string | undefined;
  /** Dependencies and platform, as in a package.json. */
  readonly info: Fields;
  readonly integrity: string | undefined;
}

const DIGEST = /^(?:sha1|sha256|sha384|sha512)-/;
const EMPTY: Fields = {};

/**
 * Reads `[name@version, registry, info, integrity]` and the shorter forms for what comes from elsewhere, which leave
 * members out. Undefined where the first member is no text: nothing else names the package.
 */
export function readTuple(value: unknown): BunTuple | undefined {
  const list = asArray(value) ?? [];
  const resolution = asString(list[0]);
  if (resolution === undefined || resolution === '') return undefined;
  const { name, range: reference } = splitNameAt(resolution);
  const info = asObject(list.find((member) => asObject(member) !== undefined)) ?? EMPTY;
  const integrity = list.map(asString).find((text) => text !== undefined && DIGEST.test(text));
  const workspace = workspaceOf(reference);
  const isVersion = /^\d/.test(reference);
  const source = isVersion ? registrySource(asString(list[1]), info) : outsideSource(reference, workspace);
  const archived = source.kind === 'url' ? archivedPackage(source.url)?.version : undefined;
  return {
    name,
    version: isVersion ? reference : archived,
    source,
    workspace,
    info,
    integrity,
  };
}

function workspaceOf(reference: string): string | undefined {
  if (reference.startsWith('workspace:')) return reference.slice('workspace:'.length);
  return reference === 'root:' ? '' : undefined;
}

/** An empty registry is the configured one; a package inside of another's archive has none. */
function registrySource(registry: string | undefined, { bundled }: Fields): Source {
  if (bundled === true) return { kind: 'bundled' };
  return registry ? { kind: 'registry', url: withoutUser(registry) } : { kind: 'registry' };
}

function outsideSource(reference: string, workspace: string | undefined): Source {
  if (workspace !== undefined) return { kind: 'project', path: workspace || '.' };
  const source = sourceOfAddress(reference);
  if (source) return source;
  const isPath = reference.startsWith('.') || reference.startsWith('/') || reference.endsWith('.tgz');
  return isPath ? { kind: 'file', path: localPath(reference) } : { kind: 'unknown' };
}
