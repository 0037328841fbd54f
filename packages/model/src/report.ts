import type { Licence } from './bom.ts';
import type { AdvisoryKind, MatchEvidence, Severity, SeverityBand } from './advisory.ts';
import type { Difference } from './difference.ts';
import type { Decision } from './decision.ts';
import { LEVELS, type Evidence, type Level, type Silenced } from './finding.ts';
import type { Source } from './component.ts';
import type { Upstream } from './contracts/pages.ts';
import type { EdgeKind, InputRole, Notice, Root } from './inventory.ts';
import type { Lookup } from './lookup.ts';
import type { Problem } from './problem.ts';
import type { RiskInputs, Priority } from './rating.ts';
import type { Location } from './span.ts';
import type { VexReport } from './vex.ts';

/** The one object from which every output format is rendered, and what `--format json` writes. */
export interface Report {
  /** Name and major version of this shape. */
  readonly schema: 'morel/report/2';
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO time, from the clock port. */
  readonly generated: string;
  /** What was scanned, as the caller named it. */
  readonly target: string;
  readonly inputs: readonly InputReport[];
  readonly coverage: Coverage;
  /** The length of `components`, for formats that show no list: it may be made only when it is asked for. */
  readonly componentCount: number;
  readonly components: readonly ComponentReport[];
  readonly roots: readonly RootReport[];
  readonly matches: readonly MatchReport[];
  readonly findings: readonly FindingReport[];
  readonly decision: Decision;
  readonly data: DataState;
  readonly policy: PolicyState;
  /** The documents of VEX statements that the caller named; absent where there are none. */
  readonly vex?: readonly VexReport[];
  /** What to move, and to which version, for what nothing silences: most urgent first, then what clears most. */
  readonly moves: readonly Move[];
  /** Where two states were compared: what changed. The findings are the head's, those of the base silenced. */
  readonly difference?: Difference;
}

export interface InputReport {
  readonly path: string;
  readonly format: string;
  readonly role: InputRole;
  readonly formatVersion?: string;
  /** `skipped`: found and not read, for the reason given. */
  readonly reading: 'whole' | 'part' | 'refused' | 'skipped';
  readonly reason?: string;
  readonly files: readonly string[];
  readonly components: number;
  /** Whether its entries should carry digests, where its format leaves that open. */
  readonly expectsDigests?: boolean;
  readonly problems: readonly Problem[];
}

export interface Coverage {
  /** Nothing was left out that could hide a finding. False makes the exit code 3. */
  readonly complete: boolean;
  /** Every reason why it is not complete, in words. */
  readonly gaps: readonly Gap[];
  /** What was not judged and need not be: first-party code, a toolchain that is only a minimum, excluded paths. */
  readonly notes: readonly string[];
  /** Glob patterns that were left out, and where each comes from. */
  readonly excluded: readonly { readonly pattern: string; readonly from: string; readonly paths: number }[];
  /** Ids of the ecosystems that alone were looked for, where the caller named some. */
  readonly only?: readonly string[];
  readonly checks: readonly CheckReport[];
}

/** One reason why a report is incomplete. `subject` is what an exception names to accept it. */
export interface Gap {
  readonly kind: 'input' | 'component' | 'ecosystem' | 'data' | 'check' | 'starter-index';
  readonly subject: string;
  readonly reason: string;
  readonly accepted?: Silenced;
}

export interface CheckReport {
  readonly check: string;
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'unavailable' | 'error' | 'not-attempted' | 'not-applicable';
  /** How many things were looked at. */
  readonly subjects: number;
  readonly reason?: string;
}

export interface ComponentReport {
  readonly purl?: string;
  readonly ecosystem: string;
  readonly name: string;
  readonly version?: string;
  /** Where it stands, one for each occurrence. */
  readonly locations: readonly PlaceReport[];
  /** The kinds over which it is reached from a root; `prod` wins over `dev`. */
  readonly scope: EdgeKind | 'root' | 'unreached';
  readonly direct: boolean;
  readonly firstParty: boolean;
  readonly lookup: Lookup;
  readonly source: string;
  /** What its places state, each once; absent where none states one. */
  readonly licences?: readonly Licence[];
}

/**
 * An occurrence: where it stands, and all that a comparison needs to judge it again. Places are numbered over all
 * components, in the order in which they are listed.
 */
export interface PlaceReport extends Location {
  /** What the input calls the entry. */
  readonly key: string;
  /** Position of its input, where the path does not tell it. */
  readonly input?: number;
  /** Where it is more than the kind that `source` of the component names. */
  readonly source?: Source;
  readonly alias?: string;
  readonly digests?: readonly string[];
  readonly installScript?: true;
  readonly notice?: Notice;
  readonly upstream?: Upstream;
  /** It starts paths. */
  readonly root?: Root['kind'];
  readonly needs?: readonly PlaceEdge[];
}

/** What a place needs: the number of a place, the first letters of the kinds (`e` for peer; `!` for overridden), what is asked for. */
export type PlaceEdge = readonly [to: number, kinds: string] | readonly [to: number, kinds: string, specifier: string];

export interface RootReport {
  readonly name: string;
  readonly path: string;
  readonly kind: 'project' | 'workspace' | 'subject';
  readonly ecosystem: string;
}

export interface MatchReport {
  readonly component: {
    readonly purl?: string;
    readonly ecosystem: string;
    readonly name: string;
    readonly version: string;
  };
  readonly advisory: {
    readonly id: string;
    readonly ids: readonly string[];
    readonly kind: AdvisoryKind;
    readonly title: string;
    readonly band: SeverityBand;
    readonly severities: readonly Severity[];
    readonly cwes: readonly string[];
    readonly published?: string;
    readonly modified?: string;
    readonly withdrawn: readonly string[];
  };
  readonly evidence: readonly MatchEvidence[];
  readonly fixed: readonly string[];
  readonly risk: RiskInputs;
  readonly priority: Priority;
  /**
   * Shortest first, each from a root to the component, as `name@version`; `…` stands for steps that no input tells. Cut at
   * a limit; `pathCount` is exact or a floor.
   */
  readonly paths: readonly (readonly string[])[];
  readonly pathCount: number;
  readonly scope: EdgeKind | 'root' | 'unreached';
  readonly location?: Location;
  readonly locations: readonly Location[];
  readonly move?: Move;
}

/** Which direct dependency to move, and to what. */
export interface Move {
  /** The direct dependency of a root. */
  readonly direct: string;
  readonly root: string;
  readonly kind:
    /** The direct dependency itself is hit: move it to `to`. */
    | 'upgrade'
    /** A fixed version is within every range on the way, as far as they are known: refresh the lockfile. */
    | 'refresh'
    /** As `refresh`, but what was read is no lockfile (a bill of materials, what is installed): change what it was made from. */
    | 'rebuild'
    /** A range on the way rules the fixed version out: the direct dependency must move, or be overridden. */
    | 'move-or-override'
    /** No version is known that fixes anything: remove or replace. */
    | 'remove';
  readonly component: string;
  readonly from: string;
  readonly to?: string;
  /**
   * The edge that keeps the fixed version out, or may: `body-parser@1.9.0 asks for qs 2.2.4`. Beside `upgrade` it says why
   * the old version stays for another package.
   */
  readonly blockedBy?: string;
  /** A command for the client in use, where one does it. */
  readonly command?: string;
  /** Ids of the advisories that it clears: all of the component's where some version clears all, else the most. */
  readonly clears: readonly string[];
}

export interface FindingReport {
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly level: Level;
  readonly message: string;
  readonly next: string;
  readonly evidence: readonly Evidence[];
  readonly enisa: readonly string[];
  readonly where?: Location | undefined;
  readonly purl?: string | undefined;
  /** Index into `matches`. */
  readonly match?: number | undefined;
  readonly silenced?: Silenced | undefined;
}

/** The advisory data that answered, with dates. */
export interface DataState {
  /** What kind of index: the user's own, a named file, or the starter index. */
  readonly kind: 'own' | 'file' | 'starter' | 'none';
  /** When the index was written, ISO. */
  readonly built?: string;
  readonly feeds: readonly FeedReport[];
}

export interface FeedReport {
  readonly feed: string;
  readonly source: string;
  /** What of it: an OSV ecosystem, or `all`. */
  readonly part: string;
  readonly records: number;
  /** Last successful pull or build, ISO. */
  readonly pulled: string;
  /** Newest content date that it shows. */
  readonly contentDate?: string;
  readonly version?: string;
  /** Whether the source lists all that there is of the part; absent where that is not known. */
  readonly extent?: 'whole' | 'selection';
  /** False for advisories of an ecosystem that nothing which was scanned is of. */
  readonly inUse: boolean;
  readonly ageHours: number;
  readonly stale: boolean;
}

export interface PolicyState {
  readonly preset: string;
  /** Files it was read from, in the order they apply. */
  readonly files: readonly string[];
  readonly failOn: Level;
  readonly table: string;
  /** Attempts of a nested file to loosen it, refused. */
  readonly refused: readonly string[];
  /** The file that counts most, where there is one. The caller named it where it is not among `sources`. */
  readonly main?: string;
  /** The files of the tree that it was read from, as they were. */
  readonly sources: readonly { readonly path: string; readonly text: string }[];
}

/**
 * The exit code that a report asks for: 2 nothing was scanned, 3 incomplete, 1 a finding that nothing silences reaches
 * `failOn`, else 0.
 */
export function exitCode(report: Report): 0 | 1 | 2 | 3 {
  if (report.inputs.length === 0) return 2;
  if (!report.coverage.complete) return 3;
  const threshold = LEVELS.indexOf(report.policy.failOn);
  const reaches = (finding: FindingReport): boolean => !finding.silenced && LEVELS.indexOf(finding.level) >= threshold;
  return threshold > 0 && report.findings.some(reaches) ? 1 : 0;
}
