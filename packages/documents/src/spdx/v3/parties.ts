import { parsePurl, type BomDocument, type BomParty, type BomTool } from '@morel/model';
import { asArray, asString, get, stringsOf } from '@morel/parse';
import { toolOf } from '../v2/parties.ts';
import { referencesOf, typeOf } from './elements.ts';
import type { Lookup } from './licences.ts';

/** A person or an organisation. Source: SPDX 3.0.1, Core/Agent. */
export function partyOf(reference: string | undefined, find: Lookup): BomParty | undefined {
  const value = find(reference);
  const name = asString(get(value, 'name'));
  const email = identifiersOf(value, 'email')[0];
  const urls = (asArray(get(value, 'externalRef')) ?? []).flatMap((link) => stringsOf(get(link, 'locator')));
  if (name === undefined && email === undefined && urls.length === 0) return undefined;
  return {
    kind: typeOf(value) === 'Person' ? 'person' : 'organisation',
    ...(name && { name }),
    ...(email && { email }),
    ...(urls.length > 0 && { urls }),
  };
}

/** Who made a document and with what. Software that made it is a tool. */
export function makersOf(info: unknown, find: Lookup): Pick<BomDocument, 'authors' | 'tools'> {
  const creators = referencesOf(get(info, 'createdBy'));
  const isSoftware = (reference: string): boolean => typeOf(find(reference)) === 'SoftwareAgent';
  const tools = referencesOf(get(info, 'createdUsing')).flatMap((reference) => programOf(find(reference)));
  const names = new Set(tools.map(({ name }) => name));
  const agents = creators.filter(isSoftware).flatMap((reference) => programOf(find(reference)));
  return {
    authors: creators
      .filter((reference) => !isSoftware(reference))
      .flatMap((reference) => partyOf(reference, find) ?? []),
    tools: [...tools, ...agents.filter(({ name }) => !names.has(name))],
  };
}

/** A tool: as its package URL says, else by its name as SPDX 2 has it. */
function programOf(value: unknown): BomTool[] {
  const { namespace, name, version } = parsePurl(identifiersOf(value, 'packageUrl')[0] ?? '') ?? {};
  if (name !== undefined) return [{ ...(namespace && { vendor: namespace }), name, ...(version && { version }) }];
  const text = asString(get(value, 'name'));
  return text ? [toolOf(`Tool: ${text}`) ?? { name: text }] : [];
}

/** Identifiers of an element that are of one type. */
export function identifiersOf(value: unknown, type: string): string[] {
  return (asArray(get(value, 'externalIdentifier')) ?? []).flatMap((identifier) =>
    get(identifier, 'externalIdentifierType') === type ? (asString(get(identifier, 'identifier')) ?? []) : [],
  );
}
