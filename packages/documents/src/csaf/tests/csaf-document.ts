/**
 * The members of a CSAF 2.0 document that the tests of section 6 look at. A value has this form once its structure has
 * been checked; CVSS objects have theirs once test 6.1.8 has looked into them.
 */
export interface CsafDocument {
  readonly document: DocumentPart;
  readonly product_tree?: ProductTree;
  readonly vulnerabilities?: readonly Vulnerability[];
}

interface DocumentPart {
  readonly category: string;
  readonly distribution?: { readonly tlp?: object };
  readonly lang?: string;
  readonly notes?: readonly { readonly category: string }[];
  readonly publisher: { readonly category: string };
  readonly references?: readonly Reference[];
  readonly source_lang?: string;
  readonly tracking: Tracking;
}

export interface Reference {
  /** `external` where it is left out. */
  readonly category?: 'external' | 'self';
  readonly url: string;
}

export interface Tracking {
  readonly current_release_date: string;
  readonly id: string;
  readonly initial_release_date: string;
  readonly revision_history: readonly { readonly date: string; readonly number: string }[];
  readonly status: 'draft' | 'final' | 'interim';
  readonly version: string;
}

export interface ProductTree {
  readonly branches?: readonly Branch[];
  readonly full_product_names?: readonly FullProductName[];
  readonly product_groups?: readonly { readonly group_id: string; readonly product_ids: readonly string[] }[];
  readonly relationships?: readonly Relationship[];
}

export interface Branch {
  readonly branches?: readonly Branch[];
  readonly category: string;
  readonly name: string;
  readonly product?: FullProductName;
}

export interface FullProductName {
  readonly product_id: string;
  readonly product_identification_helper?: {
    readonly hashes?: readonly { readonly file_hashes: readonly FileHash[] }[];
    readonly purl?: string;
  };
}

export interface FileHash {
  readonly algorithm: string;
  readonly value: string;
}

export interface Relationship {
  readonly full_product_name: FullProductName;
  readonly product_reference: string;
  readonly relates_to_product_reference: string;
}

/** What a flag, a remediation or a threat says which products it is about. */
export interface AboutProducts {
  readonly group_ids?: readonly string[];
  readonly product_ids?: readonly string[];
}

export type Status =
  | 'first_affected'
  | 'first_fixed'
  | 'fixed'
  | 'known_affected'
  | 'known_not_affected'
  | 'last_affected'
  | 'recommended'
  | 'under_investigation';

export interface Vulnerability {
  readonly cve?: string;
  readonly cwe?: { readonly id: string; readonly name: string };
  readonly flags?: readonly AboutProducts[];
  readonly ids?: readonly { readonly text: string }[];
  readonly involvements?: readonly { readonly date?: string; readonly party: string }[];
  readonly notes?: readonly object[];
  readonly product_status?: Readonly<Partial<Record<Status, readonly string[]>>>;
  readonly remediations?: readonly AboutProducts[];
  readonly scores?: readonly Score[];
  readonly threats?: readonly (AboutProducts & { readonly category: string })[];
}

export interface Score {
  readonly cvss_v2?: object;
  readonly cvss_v3?: object;
  readonly products: readonly string[];
}
