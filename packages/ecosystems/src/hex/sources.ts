import type { Source } from '@morel/model';
import { withoutUser } from '../reading/without-user.ts';

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
const SHA256 = /^[0-9a-f]{64}$/i;
const SCP = /^([\w.-]+@[\w.-]+):(?!\/\/)(.*)$/s;

/** A git repository with the commit, if the reference is one. */
export function gitSource(address: string, reference = ''): Source {
  const [, host, path] = SCP.exec(address) ?? [];
  const url = withoutUser(host === undefined ? address : `ssh://${host}/${path}`);
  return { kind: 'git', url, ...(COMMIT.test(reference) && { commit: reference }) };
}

/** The digest of a package's archive, from its hexadecimal form. */
export function digestsOf(checksum: string | undefined): readonly string[] {
  if (checksum === undefined || !SHA256.test(checksum)) return [];
  return [`sha256-${Buffer.from(checksum, 'hex').toString('base64')}`];
}

/** The public repository. */
export const PUBLIC_REGISTRY = 'https://repo.hex.pm/';
const PUBLIC = 'hexpm';
const ORGANISATION = /^hexpm:([a-z0-9_.-]+)$/;

/**
 * The repository of Hex by its name: the public one, or that of an organisation, whose packages are others than the public
 * ones of the same name. Undefined for one that is set up on the machine alone.
 */
export function registrySource(
  repository: string,
): { readonly source: Source; readonly organisation?: string } | undefined {
  if (repository === PUBLIC) return { source: { kind: 'registry', url: PUBLIC_REGISTRY } };
  const organisation = ORGANISATION.exec(repository)?.[1];
  if (organisation === undefined) return undefined;
  return { source: { kind: 'registry', url: `${PUBLIC_REGISTRY}repos/${organisation}` }, organisation };
}
