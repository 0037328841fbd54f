import type { Span } from './span.ts';

/**
 * Statements about exploitability in no format: what OpenVEX 0.2, CycloneDX and CSAF 2.0 know between them. Words of a
 * format that says more than the others are kept, so that the way back loses nothing.
 */
export interface Vex {
  readonly document: VexDocument;
  readonly statements: readonly VexStatement[];
}

export interface VexDocument {
  /** `OpenVEX 0.2.0`. */
  readonly format: string;
  /** An address that no other document has. */
  readonly id?: string;
  /** As written. */
  readonly version?: string;
  readonly title?: string;
  /** Who says all this: in CSAF the name of the publisher. */
  readonly author?: string;
  readonly role?: string;
  readonly publisher?: VexPublisher;
  /** RFC 3339: when it was issued, and when it was changed last. */
  readonly created?: string;
  readonly updated?: string;
  readonly tooling?: string;
}

/** What CSAF says of who publishes, beside the name, which is the author. */
export interface VexPublisher {
  /** An address that the publisher controls. */
  readonly namespace?: string;
  /** A word of CSAF: `vendor`, `coordinator`, `discoverer`, `user`, `translator`, `other`. */
  readonly category?: string;
  readonly contact?: string;
  /** Why it may speak about this, in its words. */
  readonly authority?: string;
}

/** Words of OpenVEX. */
export type VexStatus = 'not_affected' | 'affected' | 'fixed' | 'under_investigation';

/** Why something is not affected: the five words of OpenVEX and CSAF, and those of CycloneDX that say something else. */
export type VexJustification =
  | 'component_not_present'
  | 'vulnerable_code_not_present'
  | 'vulnerable_code_not_in_execute_path'
  | 'vulnerable_code_cannot_be_controlled_by_adversary'
  | 'inline_mitigations_already_exist'
  | 'requires_configuration'
  | 'requires_dependency'
  | 'requires_environment'
  | 'protected_by_compiler'
  | 'protected_at_runtime'
  | 'protected_at_perimeter'
  | 'protected_by_mitigating_control'
  /** A state of CycloneDX: the vulnerability was laid to it by mistake. */
  | 'false_positive';

/** What is done about it, in words of CycloneDX. */
export type VexResponse = 'can_not_fix' | 'will_not_fix' | 'update' | 'rollback' | 'workaround_available';

/** What one author says about one vulnerability in some products. Times and author are the document's where it has none. */
export interface VexStatement {
  readonly id?: string;
  /** How often it was changed. */
  readonly version?: number;
  readonly vulnerability: VexVulnerability;
  readonly products: readonly VexProduct[];
  readonly status: VexStatus;
  readonly justification?: VexJustification;
  /** Why it is not affected, in the author's words. */
  readonly impact?: string;
  /** What to do about it, in the author's words. */
  readonly action?: string;
  /** RFC 3339: when the action was said. */
  readonly actionTime?: string;
  readonly responses?: readonly VexResponse[];
  /** What to do as long as it is not mended, in the author's words. */
  readonly workaround?: string;
  readonly notes?: string;
  readonly author?: string;
  readonly supplier?: string;
  /** RFC 3339: when it was known to be true, and when it was changed last. */
  readonly time?: string;
  readonly updated?: string;
  /** Where it stands in the document. Readers count UTF-16 units; the host gives bytes, line and column. */
  readonly span?: Span;
}

export interface VexVulnerability {
  /** The name first, then every other id that the document gives for it. */
  readonly ids: readonly string[];
  readonly description?: string;
  /** Whose id the first one is, and an address that stands for the vulnerability there. */
  readonly source?: { readonly name?: string; readonly url?: string };
  /** Numbers in the Common Weakness Enumeration. */
  readonly cwes?: readonly number[];
  readonly ratings?: readonly VexRating[];
  /** Where to read about it. */
  readonly links?: readonly VexLink[];
}

/** How grave somebody holds a vulnerability to be. */
export interface VexRating {
  readonly source?: string;
  /** Words of CycloneDX: `CVSSv2`, `CVSSv3`, `CVSSv31`, `CVSSv4`, `OWASP`, `SSVC`, `other`. */
  readonly method?: string;
  readonly vector?: string;
  readonly score?: number;
  /** Words of CycloneDX: `critical`, `high`, `medium`, `low`, `info`, `none`, `unknown`. */
  readonly severity?: string;
}

export interface VexLink {
  readonly url: string;
  readonly title?: string;
}

/** What a statement is about: a product, or parts of it where it names some. */
export interface VexProduct extends VexPart {
  readonly parts: readonly VexPart[];
}

export interface VexPart {
  /** Every identifier that the document gives for it: they all name the same thing. */
  readonly identifiers: readonly VexIdentifier[];
  readonly hashes: readonly VexHash[];
}

export interface VexIdentifier {
  /** `bom-link`: a component of a bill of materials, as CycloneDX names it (`urn:cdx:SERIAL/VERSION#REF`). */
  readonly kind: 'purl' | 'bom-link' | 'cpe' | 'other';
  readonly value: string;
}

export interface VexHash {
  /** As OpenVEX writes it: `sha-256`. */
  readonly algorithm: string;
  readonly value: string;
}

/** Something that a document says and that did not come through a change of form. */
export interface VexLoss {
  /** The place of the statement in its document, from 1; absent for what the document says about itself. */
  readonly statement?: number;
  /** The member of `VexStatement` or `VexDocument`, or the name that it has in a form which is read. */
  readonly field: string;
  readonly value: string;
  readonly reason: string;
  /** The member that holds it in words now. */
  readonly keptIn?: string;
}

/** A document that the caller named, read whole. */
export interface NamedVex {
  /** As the caller named it. */
  readonly path: string;
  readonly vex: Vex;
}

/** Which statement of which document silences something, by whom and when. */
export interface VexOrigin {
  /** The document as the caller named it. */
  readonly document: string;
  /** The address that the document gives itself. */
  readonly documentId?: string;
  /** Its place among the statements of the document, from 1. */
  readonly number: number;
  readonly line?: number;
  readonly id?: string;
  readonly status: VexStatus;
  readonly justification?: VexJustification;
  readonly author?: string;
  /** RFC 3339. */
  readonly time?: string;
}

/** A document of statements in the report. */
export interface VexReport {
  readonly path: string;
  readonly format: string;
  readonly id?: string;
  readonly version?: string;
  readonly author?: string;
  readonly time?: string;
  readonly statements: number;
  /** How many of them silence something. */
  readonly used: number;
  /** The others, each with the reason. */
  readonly unused: readonly UnusedStatement[];
}

export interface UnusedStatement {
  /** Its place among the statements of the document, from 1. */
  readonly number: number;
  readonly line?: number;
  readonly vulnerability: string;
  readonly status: VexStatus;
  readonly reason: string;
}
