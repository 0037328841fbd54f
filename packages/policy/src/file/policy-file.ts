import type { Location, Preset } from '@morel/model';
import type { PolicyException, PolicySettings, RuleChange } from '../policy.ts';

/** What a policy builds on. */
export type Extends =
  | { readonly kind: 'preset'; readonly preset: Preset }
  /** Relative to the folder of the file that names it. */
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'url'; readonly url: string; readonly sha256: string };

/** Rules for the files that a glob matches. */
export interface PathRules {
  readonly match: string;
  readonly rules: ReadonlyMap<string, RuleChange>;
  readonly where: Location;
}

/** One policy file, read and validated, not yet put together with what it extends. */
export interface PolicyFile {
  readonly path: string;
  readonly extends: Extends | undefined;
  readonly settings: Partial<PolicySettings>;
  readonly rules: ReadonlyMap<string, RuleChange>;
  readonly paths: readonly PathRules[];
  readonly exceptions: readonly PolicyException[];
  readonly exclude: readonly string[];
  readonly internal: readonly string[];
  readonly hosts: readonly string[];
  /** The keys at its top, with where they stand. */
  readonly keys: ReadonlyMap<string, Location>;
}

export const PRESETS: readonly Preset[] = ['lenient', 'enisa', 'strict'];

export const DEFAULT_PRESET: Preset = 'enisa';

/** The settings of each preset; levels and options of rules stand in the rules' own folders. */
export const PRESET_SETTINGS: Readonly<Record<Preset, PolicySettings>> = {
  lenient: settings({}),
  enisa: settings({}),
  strict: settings({ unknown: 'worst', missing: 'needs-approval', maxAgeHours: 48 }),
};

function settings(own: Partial<PolicySettings>): PolicySettings {
  return {
    priority: 'bod-26-04',
    exposed: 'unknown',
    mission: 'unknown',
    unknown: 'vector',
    missing: 'partial',
    failOn: 'review',
    maxAgeHours: 168,
    ...own,
  };
}
