import bsi from '../../../../../data/sbom-profiles/bsi-tr-03183-2.json' with { type: 'json' };
import cisa from '../../../../../data/sbom-profiles/cisa-2025-draft.json' with { type: 'json' };
import cra from '../../../../../data/sbom-profiles/cra-annex-i.json' with { type: 'json' };
import ntia from '../../../../../data/sbom-profiles/ntia-2021.json' with { type: 'json' };

/** What a text asks of a bill of materials; see `data/sbom-profiles`. */
export interface Profile {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly date: string;
  readonly fields: readonly { readonly test: string; readonly title: string; readonly required: boolean }[];
}

export const PROFILES: readonly Profile[] = [ntia, cisa, bsi, cra];
