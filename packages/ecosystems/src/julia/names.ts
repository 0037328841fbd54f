import { createComponent, formatPurl, type Component, type NameRules, type Source } from '@morel/model';
import { sourceQualifiers } from '../reading/source-qualifiers.ts';
import { about } from './about.ts';

const NAME = /^[\p{L}_][\p{L}\p{N}_!]*$/u;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Standard libraries by their UUIDs: the only packages whose name says which one is meant, since every registry keeps
 * these names to them. Source: the Project.toml of each in Julia's `stdlib` folder.
 */
const STANDARD: ReadonlyMap<string, string> = new Map([
  ['Base64', '2a0f44e3-6c83-55bd-87e4-b1978d98bd5f'],
  ['Dates', 'ade2ca70-3891-5945-98fb-dc099432e06a'],
  ['Distributed', '8ba89e20-285c-5b6f-9357-94700520ee1b'],
  ['InteractiveUtils', 'b77e0a4c-d291-57a0-90e8-8db25a27a240'],
  ['LibGit2', '76f85450-5226-5b5a-8eaa-529ad045b433'],
  ['Libdl', '8f399da3-3557-5675-b5ff-fb832c97cbdb'],
  ['Logging', '56ddb016-857b-54e1-b83d-db4d58db5568'],
  ['Markdown', 'd6f4376e-aef5-505a-96c1-9c027394607a'],
  ['Unicode', '4ec0a83e-493e-50e2-b9ac-8f72acf5a8f5'],
]);

/**
 * Names of Julia packages, compared as they are. Two packages may share a name: what tells them apart is the UUID, which a
 * package URL has to carry. Advisories go by the name, so it is no part of the UUID's; of a name alone a package URL can be
 * made only where Julia itself has the package.
 */
export const names: NameRules = {
  normalise: (name) => name,
  purl: (name, version) => packagePurl(name, version, STANDARD.get(name)),
  fromPurl: ({ namespace, name }) => (namespace ? `${namespace}/${name}` : name),
};

/** The component of a package. One from git or another registry says so in its package URL. */
export function juliaComponent(
  {
    name,
    version,
    uuid,
  }: { readonly name: string; readonly version?: string | undefined; readonly uuid?: string | undefined },
  source: Source,
): Component {
  const purl = packagePurl(
    name,
    version,
    uuid,
    sourceQualifiers(source, () => false),
  );
  return createComponent(about.id, name, version, purl);
}

/** The UUID in its one spelling; undefined where the text is none. */
export function uuidOf(text: string | undefined): string | undefined {
  const lower = text?.toLowerCase() ?? '';
  return UUID.test(lower) ? lower : undefined;
}

function packagePurl(
  name: string,
  version: string | undefined,
  uuid: string | undefined,
  qualifiers?: Readonly<Record<string, string>>,
): string | undefined {
  if (uuid === undefined || name.length > 300 || !NAME.test(name)) return undefined;
  return formatPurl({ type: about.purlType, name, ...(version && { version }), qualifiers: { ...qualifiers, uuid } });
}
