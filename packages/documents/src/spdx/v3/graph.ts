import type { BomParty, BomTool, Licence } from '@morel/model';
import { formatPurl } from '@morel/model';
import type { Addresses } from './addresses.ts';

export type Members = Readonly<Record<string, unknown>>;

export const CREATION = '_:creation';

/** The graph of a document that is written: agents, tools and licences stand in it once, whoever names them. */
export class Graph {
  readonly elements: Members[] = [];
  readonly #addresses: Addresses;
  readonly #known = new Map<string, string>();

  constructor(addresses: Addresses) {
    this.#addresses = addresses;
  }

  add(type: string, spdxId: string, members: Members): string {
    this.elements.push({ type, spdxId, creationInfo: CREATION, ...members });
    return spdxId;
  }

  addNew(type: string, word: string, members: Members): string {
    return this.add(type, this.#addresses.next(word), members);
  }

  party({ kind, name, email, urls = [] }: BomParty): string {
    return this.#once(kind === 'person' ? 'Person' : 'Organization', 'agent', {
      ...(name !== undefined && { name }),
      ...(email !== undefined && { externalIdentifier: [identifier('email', email)] }),
      ...(urls.length > 0 && { externalRef: [externalRef('altWebPage', [...urls])] }),
    });
  }

  /** With a package URL, since SPDX has no place for its vendor and version. */
  tool(tool: BomTool): string {
    return this.#once('Tool', 'tool', programOf(tool));
  }

  softwareAgent(tool: BomTool): string {
    return this.#once('SoftwareAgent', 'agent', programOf(tool));
  }

  licence({ expression, name = '' }: Licence): string {
    return expression === undefined
      ? this.#once('simplelicensing_SimpleLicensingText', 'licence', { name, simplelicensing_licenseText: name })
      : this.#once('simplelicensing_LicenseExpression', 'licence', { simplelicensing_licenseExpression: expression });
  }

  #once(type: string, word: string, members: Members): string {
    const content = `${type} ${JSON.stringify(members)}`;
    const known = this.#known.get(content) ?? this.addNew(type, word, members);
    this.#known.set(content, known);
    return known;
  }
}

function programOf({ vendor, name, version }: BomTool): Members {
  const purl = formatPurl({
    type: 'generic',
    ...(vendor !== undefined && { namespace: vendor }),
    name,
    ...(version !== undefined && { version }),
  });
  return { name, externalIdentifier: [identifier('packageUrl', purl)] };
}

export function identifier(externalIdentifierType: string, value: string): Members {
  return { type: 'ExternalIdentifier', externalIdentifierType, identifier: value };
}

export function externalRef(externalRefType: string, locator: readonly string[], comment?: string): Members {
  return { type: 'ExternalRef', externalRefType, locator, ...(comment !== undefined && { comment }) };
}
