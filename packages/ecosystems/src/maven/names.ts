import { createComponent, formatPurl, type Component, type NameRules } from '@morel/model';
import { about } from './about.ts';

/** What Maven takes for a group or an artifact id (source: `DefaultModelValidator`, "must match pattern"). */
const ID = /^[A-Za-z0-9_.-]+$/;

/**
 * Names of artifacts, `group:artifact` as OSV spells them. Maven compares both parts as they are, case included; in a
 * package URL the group is the namespace (source: purl-spec, "maven-definition").
 */
export const names: NameRules = {
  normalise: (name) => name,
  purl: artifactPurl,
  fromPurl: ({ namespace, name }) => (namespace ? `${namespace}:${name}` : name),
};

/** The component of an artifact. */
export function artifactComponent(name: string, version: string | undefined): Component {
  const purl = artifactPurl(name, version);
  return createComponent(about.id, name, version, purl);
}

/** Whether a text can be a group or an artifact id. */
export function isId(text: string): boolean {
  return ID.test(text);
}

function artifactPurl(text: string, version: string | undefined): string | undefined {
  const [namespace = '', name = '', ...rest] = text.split(':');
  if (!ID.test(namespace) || !ID.test(name) || rest.length > 0) return undefined;
  return formatPurl({ type: about.purlType, namespace, name, version });
}
