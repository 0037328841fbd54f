import type { AdvisoryIndex } from '@morel/advisories';
import type { TakenInventory } from '@morel/inventory';
import type {
  Check,
  CheckAbout,
  CheckContext,
  DataState,
  Ecosystem,
  EdgeKind,
  Extension,
  FileTree,
  NamedVex,
  PolicyState,
  Report,
  RiskData,
  Rule,
  RuleAbout,
} from '@morel/model';
import type { Baseline, Policy } from '@morel/policy';
import type { Stored } from './stored.ts';
import type { ClientPlace, Compared } from './subjects.ts';

/** Everything that a judgement is made from. */
export interface AssessOptions {
  readonly taken: TakenInventory;
  readonly tree: FileTree;
  /** What the report calls what was scanned. */
  readonly target: string;
  readonly tool: Report['tool'];
  /** Undefined where there is none; the coverage says so. */
  readonly index: AdvisoryIndex | undefined;
  readonly data: DataState;
  /** Only where the index holds a kind of risk data does "not listed" mean anything. */
  readonly riskData: RiskData;
  /** The starter index covers exactly what is scanned. */
  readonly starterCovers: boolean;
  /** Loaded: those that the inventory uses, and those whose clients its builds may call. */
  readonly ecosystems: ReadonlyMap<string, Ecosystem>;
  readonly checks: readonly Extension<CheckAbout, Check>[];
  readonly rules: readonly Extension<RuleAbout, Rule>[];
  readonly clients: readonly ClientPlace[];
  readonly policy: Policy;
  /** The files of the tree that it was read from: the report keeps them, so that it can be compared later. */
  readonly policyFiles?: Pick<PolicyState, 'main' | 'sources'>;
  readonly baseline?: Baseline;
  /** Where two states are compared: what lies between them. */
  readonly compared?: Compared;
  /** Documents of statements that the caller names and trusts: never such as were found in the tree. */
  readonly vex?: readonly NamedVex[];
  /** Where a stored report is judged again: what it holds that cannot be. */
  readonly stored?: Stored;
  readonly omit: readonly EdgeKind[];
  /** Ecosystems that alone were looked for; all where absent or empty. */
  readonly only?: readonly string[];
  readonly repository?: CheckContext['repository'];
  /** Milliseconds since 1970. */
  readonly now: number;
}
