import type { BomComponent, BomParty } from '@morel/model';

/** Whether a component has what a field asks for. */
export type ComponentTest = (component: BomComponent) => boolean;

/** Names that BSI's taxonomy for CycloneDX gives to properties. Source: BSI TR-03183-2 v2.1.0, section 8.1.9. */
const BSI = 'bsi:component:';

export const COMPONENT_TESTS: Readonly<Record<string, ComponentTest>> = {
  'component-name': ({ name }) => name !== '',
  'component-version': ({ version }) => isThere(version),
  'component-supplier': ({ supplier }) => isThere(supplier?.name),
  'component-producer': ({ supplier, originator }) => isThere(originator?.name) || isThere(supplier?.name),
  'component-creator-contact': ({ supplier, originator }) => hasContact(originator) || hasContact(supplier),
  'component-identifier': ({ purl, identifiers }) => isThere(purl) || identifiers.length > 0,
  'component-hash': ({ hashes, links }) => hashes.length > 0 || links.some((link) => link.hashes.length > 0),
  'component-sha512': ({ hashes, links }) =>
    [...hashes, ...links.flatMap((link) => link.hashes)].some(({ algorithm }) => algorithm === 'SHA-512'),
  'component-licence': ({ licences }) => licences.length > 0,
  'component-licence-expression': ({ licences }) => licences.some(({ expression }) => isThere(expression)),
  'component-filename': hasProperty('filename'),
  'component-executable': hasProperty('executable'),
  'component-archive': hasProperty('archive'),
  'component-structured': hasProperty('structured'),
  'component-source-address': hasLink('vcs', 'source-distribution'),
  'component-archive-address': hasLink('distribution'),
};

function isThere(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}

function hasContact(party: BomParty | undefined): boolean {
  return isThere(party?.email) || (party?.urls ?? []).some(isThere);
}

function hasProperty(name: string): ComponentTest {
  return ({ properties }) =>
    properties.some((property) => property.name === `${BSI}${name}` && isThere(property.value));
}

function hasLink(...kinds: readonly string[]): ComponentTest {
  return ({ links }) => links.some(({ kind }) => kinds.includes(kind));
}
