import type { AdvisoryIndex } from '@morel/advisories';
import { assess, type Assessed, type AssessOptions, type Compared } from '@morel/assess';
import { checks, clientsInUse } from '@morel/integrate';
import { feeds } from '@morel/feeds';
import type { TakenInventory } from '@morel/inventory';
import type { CheckContext, DataState, Ecosystem, EdgeKind, FileTree, NamedVex, RiskData } from '@morel/model';
import { rules, type Baseline, type Policy } from '@morel/policy';
import { dataState } from './data-state.ts';
import { Ecosystems } from './extensions.ts';
import { VERSION } from './version.ts';

export interface ScanInput {
  readonly taken: TakenInventory;
  readonly tree: FileTree;
  readonly target: string;
  readonly index: AdvisoryIndex | undefined;
  readonly kind: DataState['kind'];
  readonly starterCovers: boolean;
  readonly policy: Policy;
  readonly policyFiles?: NonNullable<AssessOptions['policyFiles']>;
  readonly stored?: NonNullable<AssessOptions['stored']>;
  readonly baseline?: Baseline;
  readonly compared?: Compared;
  readonly vex?: readonly NamedVex[];
  readonly omit: readonly EdgeKind[];
  readonly only?: readonly string[];
  readonly repository?: CheckContext['repository'];
  readonly now: number;
}

/** Hands the lists of extensions to the engine. Everything that reads the world comes in through `input`. */
export async function scanProject(input: ScanInput): Promise<Assessed> {
  const loaded = await loadEcosystems(input.taken);
  const ecosystems = new Map(loaded.map((ecosystem) => [ecosystem.about.id, ecosystem]));
  const ecosystem = (id: string): Ecosystem | undefined => ecosystems.get(id);
  const clients = clientsInUse({ inventory: input.taken.inventory, ecosystem });
  return assess({
    ...input,
    tool: { name: 'morel', version: VERSION },
    riskData: riskData(input.index),
    data: dataState(input.index, input.kind, input.now, {
      maxAgeHours: input.policy.maxAgeHours,
      used: new Set(loaded.flatMap(({ about }) => about.osv)),
    }),
    ecosystems,
    checks,
    rules,
    clients,
  });
}

/** The kinds of risk data in the index: of several feeds of one kind the newest content date, else when it was pulled. */
function riskData(index: AdvisoryIndex | undefined): RiskData {
  const kinds = new Map(feeds.map(({ about }) => [about.id, about.provides]));
  const held: { -readonly [K in keyof RiskData]: RiskData[K] } = {};
  for (const { feed, contentDate, pulled } of index?.meta.feeds ?? []) {
    const kind = kinds.get(feed);
    const date = contentDate ?? pulled;
    if (kind !== undefined && kind !== 'advisories' && date > (held[kind] ?? '')) held[kind] = date;
  }
  return held;
}

/** Ecosystems of the components and inputs; all of them where builds run commands, since any client may be called there. */
async function loadEcosystems({ inventory }: TakenInventory): Promise<readonly Ecosystem[]> {
  const ecosystems = new Ecosystems();
  if (inventory.steps.length > 0) await ecosystems.loadAll();
  else
    await ecosystems.load([
      ...inventory.components.map(({ ecosystem }) => ecosystem),
      ...inventory.inputs.map(({ reader }) => reader),
    ]);
  return ecosystems.all();
}
