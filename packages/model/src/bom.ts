/**
 * A software bill of materials in no format: what CycloneDX 1.7 and SPDX 3.0.1 both know, and what only one of them knows
 * where it would otherwise be lost on the way from one to the other. References are keys that are unique in the document.
 */
export interface Bom {
  /** What the document says about itself. */
  readonly document: BomDocument;
  /** Key of the component that the document is about. */
  readonly subject?: string;
  readonly components: readonly BomComponent[];
  readonly dependencies: readonly BomDependency[];
  /** What the document says about how complete its lists are; nothing where it does not say. */
  readonly completeness: readonly BomCompleteness[];
}

export interface BomDocument {
  /** `CycloneDX 1.6`. */
  readonly format: string;
  /** Serial number or namespace: an address that no other document has. */
  readonly id?: string;
  readonly version?: number;
  /** RFC 3339. */
  readonly created?: string;
  readonly authors: readonly BomParty[];
  readonly tools: readonly BomTool[];
  readonly supplier?: BomParty;
  /** When in its life the subject was looked at: `design`, `pre-build`, `build`, `post-build`, `operations`, … */
  readonly phases: readonly string[];
  /** Licence of the document's own data. */
  readonly licence?: string;
}

/** A person or an organisation. */
export interface BomParty {
  readonly kind: 'organisation' | 'person';
  readonly name?: string;
  readonly email?: string;
  readonly urls?: readonly string[];
}

export interface BomTool {
  readonly vendor?: string;
  readonly name: string;
  readonly version?: string;
}

/** Words of CycloneDX; SPDX's purposes are mapped to them. */
export type BomKind =
  | 'application'
  | 'framework'
  | 'library'
  | 'container'
  | 'platform'
  | 'operating-system'
  | 'device'
  | 'device-driver'
  | 'firmware'
  | 'file'
  | 'machine-learning-model'
  | 'data'
  | 'cryptographic-asset'
  /** Told by the document only as a word that has no place among these. */
  | 'other';

export interface BomComponent {
  readonly key: string;
  readonly kind: BomKind;
  /** Without the group. */
  readonly name: string;
  readonly group?: string;
  readonly version?: string;
  readonly purl?: string;
  /** Further identifiers: CPE names, SWID tags, SWHIDs. */
  readonly identifiers: readonly BomIdentifier[];
  readonly hashes: readonly BomHash[];
  readonly licences: readonly Licence[];
  readonly supplier?: BomParty;
  /** Who made it. */
  readonly originator?: BomParty;
  /** `optional`: not needed to run. `excluded`: not delivered, as what only tests need. */
  readonly scope?: 'required' | 'optional' | 'excluded';
  readonly links: readonly BomLink[];
  readonly description?: string;
  readonly copyright?: string;
  /** Key of the component that it is part of. */
  readonly partOf?: string;
  readonly properties: readonly BomProperty[];
}

export interface BomIdentifier {
  readonly kind: 'cpe' | 'swid' | 'swhid' | 'omnibor' | 'other';
  readonly value: string;
}

export interface BomHash {
  /** As CycloneDX writes it: `SHA-256`. */
  readonly algorithm: string;
  /** Lower case hexadecimal. */
  readonly value: string;
}

/** One statement about a licence. */
export interface Licence {
  /** SPDX licence expression; a single licence of SPDX's list is one. Absent where the text is none. */
  readonly expression?: string;
  /** Name or text as written, where it is no expression. */
  readonly name?: string;
  /** `declared` by who made it, `concluded` by who looked. */
  readonly kind?: 'declared' | 'concluded';
  readonly url?: string;
}

export interface BomLink {
  /** As CycloneDX writes it: `distribution`, `vcs`, `website`, `issue-tracker`, … */
  readonly kind: string;
  readonly url: string;
  readonly comment?: string;
  readonly hashes: readonly BomHash[];
}

export interface BomProperty {
  readonly name: string;
  readonly value: string;
}

/** Says of a component that it is the subject's own code, which nobody else publishes. */
export const OWN_PROPERTY: BomProperty = { name: 'morel:first-party', value: 'true' };

/** Whether a component says that it is the subject's own code. */
export function isOwnPart({ properties }: BomComponent): boolean {
  return properties.some(({ name, value }) => name === OWN_PROPERTY.name && value === OWN_PROPERTY.value);
}

export interface BomDependency {
  readonly from: string;
  readonly to: string;
  /** `provides`: `from` implements the specification that `to` is. */
  readonly kind: 'depends' | 'dev' | 'optional' | 'peer' | 'build' | 'provides';
}

export interface BomCompleteness {
  /** `parts`: what a component is made of. `dependencies`: what it asks for. */
  readonly of: 'parts' | 'dependencies';
  /** Keys; everything where there are none. */
  readonly keys: readonly string[];
  readonly state: 'complete' | 'incomplete' | 'unknown';
}

/** A bill of materials as a reader hands it over, and what it passed over. */
export interface ReadBom {
  readonly bom: Bom;
  /** Parts of the document that `Bom` has no place for, each named once (`components.pedigree`). */
  readonly dropped: readonly string[];
}
