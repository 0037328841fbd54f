import type { VexPart, VexProduct, VexRating, VexStatement, VexStatus } from '@morel/model';
import { asString, entriesOf, get, stringsOf, type Parsed } from '@morel/parse';
import { isJustification } from '../vex/words.ts';
import { listOf } from './members.ts';
import type { ProductTree } from './product-tree.ts';
import { referencesOf, type References } from './read-references.ts';
import { remedyOf } from './read-remedies.ts';
import { notesOf, ratingsOf, sureIds, vulnerabilityOf } from './read-vulnerability.ts';

/** What a list of products states. `recommended` states nothing about the vulnerability. Source: CSAF 2.0, section 3.2.3.9. */
const STATUSES: ReadonlyMap<string, VexStatus> = new Map<string, VexStatus>([
  ['first_affected', 'affected'],
  ['first_fixed', 'fixed'],
  ['fixed', 'fixed'],
  ['known_affected', 'affected'],
  ['known_not_affected', 'not_affected'],
  ['last_affected', 'affected'],
  ['under_investigation', 'under_investigation'],
]);

/** Vendors rate their products in `threats` of the category `impact` too: such a word is no reason. */
const RATING =
  /^\W*(?:(?:severity|impact|rating)\W+)*(?:none|low|moderate|medium|important|high|critical|unknown|n\/a)\W*$/i;
/** Longer texts are more than a word. */
const MOST_RATING = 60;

/** So much text may stand in all statements: words about a group of products are repeated for each that differs. */
const MOST_TEXT = 128 * 1024 * 1024;

/** Counts the text of statements. */
export class TextBudget {
  #length = 0;

  get isSpent(): boolean {
    return this.#length > MOST_TEXT;
  }

  spend(text: string = ''): void {
    this.#length += text.length;
  }
}

export interface StatementContext {
  readonly parsed: Parsed;
  readonly tree: ProductTree;
  readonly budget: TextBudget;
  /** When the document was changed last, as text. */
  readonly updated: string | undefined;
}

/** The entries of a vulnerability that speak of its products. */
interface Said {
  /** What every statement on the vulnerability has. */
  readonly shared: Pick<VexStatement, 'vulnerability' | 'notes'>;
  /** What the vulnerability is called without doubt. */
  readonly sure: readonly string[];
  readonly flags: readonly unknown[];
  readonly impacts: readonly unknown[];
  readonly remediations: readonly unknown[];
  readonly ratings: readonly (readonly VexRating[])[];
  readonly flagged: References;
  readonly threatened: References;
  readonly remedied: References;
  readonly scored: References;
}

/**
 * A list of products that CSAF does not know. CSAF allows members of one's own; what such a one says of the products of
 * another list cannot be told.
 */
export function unknownStatus(vulnerability: unknown): string | undefined {
  const lists = entriesOf(get(vulnerability, 'product_status')).map(([list]) => list);
  return lists.find((list) => !STATUSES.has(list) && list !== 'recommended');
}

/** One statement for all products of a list of which the same is said. */
export function statementsOf(vulnerability: unknown, at: number, context: StatementContext): VexStatement[] {
  const said = saidOf(vulnerability, context);
  const statements: VexStatement[] = [];
  for (const [list, ids] of entriesOf(get(vulnerability, 'product_status'))) {
    const status = STATUSES.get(list);
    if (status === undefined) continue;
    for (const [first, group] of groupsOf(stringsOf(ids), status, said)) {
      if (context.budget.isSpent) return [];
      const span = context.parsed.span('vulnerabilities', at, 'product_status', list, first);
      const statement = statementOf({ said, status, products: group }, context);
      statements.push({ ...statement, ...(span && { span }) });
    }
  }
  return statements;
}

function saidOf(vulnerability: unknown, { tree }: StatementContext): Said {
  const [flags, remediations] = [listOf(vulnerability, 'flags'), listOf(vulnerability, 'remediations')];
  const scores = listOf(vulnerability, 'scores');
  const impacts = listOf(vulnerability, 'threats').filter(
    (threat) => get(threat, 'category') === 'impact' && isReason(asString(get(threat, 'details')) ?? ''),
  );
  const notes = notesOf(vulnerability, (category) => category !== 'description');
  const named = vulnerabilityOf(vulnerability);
  return {
    sure: sureIds(named.ids, asString(get(vulnerability, 'cve'))),
    shared: { vulnerability: named, ...(notes !== undefined && { notes }) },
    flags,
    impacts,
    remediations,
    ratings: scores.map(ratingsOf),
    flagged: referencesOf(flags, tree),
    threatened: referencesOf(impacts, tree),
    remedied: referencesOf(remediations, tree),
    scored: referencesOf(scores, tree),
  };
}

/** Whether a text can be a reason: it has letters, and is not a rating. */
function isReason(text: string): boolean {
  return /\p{L}/u.test(text) && !(text.length <= MOST_RATING && RATING.test(text));
}

/** Products of which the same is said, with the position of the first one. */
function groupsOf(ids: readonly string[], status: VexStatus, said: Said): [number, readonly string[]][] {
  const groups = new Map<string, [number, string[]]>();
  for (const [at, id] of ids.entries()) {
    const reasons = status === 'not_affected' ? [said.flagged.get(id), said.threatened.get(id)] : [];
    const key = [...reasons, said.remedied.get(id)].map((list = []) => list.join(',')).join(';');
    const group = groups.get(key);
    if (group) group[1].push(id);
    else groups.set(key, [at, [id]]);
  }
  return [...groups.values()];
}

interface Stated {
  readonly said: Said;
  readonly status: VexStatus;
  readonly products: readonly string[];
}

function statementOf({ said, status, products }: Stated, context: StatementContext): VexStatement {
  const [first = ''] = products;
  const pick = (list: readonly unknown[], references: References): readonly unknown[] =>
    (references.get(first) ?? []).map((position) => list[position]);
  const scores = [...new Set(products.flatMap((id) => said.scored.get(id) ?? []))];
  const ratings = scores.flatMap((position) => said.ratings[position] ?? []);
  const remedy = remedyOf(pick(said.remediations, said.remedied));
  const reason =
    status === 'not_affected'
      ? reasonOf(pick(said.flags, said.flagged), pick(said.impacts, said.threatened), context)
      : {};
  for (const text of [remedy.action, remedy.workaround, reason.impact]) context.budget.spend(text);
  const { vulnerability, ...shared } = said.shared;
  const ids = silences(status) ? said.sure : vulnerability.ids;
  return {
    vulnerability: { ...vulnerability, ids, ...(ratings.length > 0 && { ratings }) },
    products: productsOf(products, status, context.tree),
    status,
    ...reason,
    ...remedy,
    ...shared,
  };
}

type Reason = Pick<VexStatement, 'justification' | 'impact' | 'time'>;

/**
 * Why products are not affected, and when that was found out: the earliest time counts, and none after the last change
 * of the document.
 */
function reasonOf(flags: readonly unknown[], impacts: readonly unknown[], { updated }: StatementContext): Reason {
  const justification = flags.map((flag) => get(flag, 'label')).find(isJustification);
  const texts = new Set(impacts.flatMap((threat) => asString(get(threat, 'details'))?.trim() || []));
  const latest = Date.parse(updated ?? '');
  const [time] = [...flags, ...impacts]
    .flatMap((entry) => asString(get(entry, 'date')) ?? [])
    .filter((date) => Date.parse(date) <= latest)
    .toSorted((a, b) => Date.parse(a) - Date.parse(b));
  return {
    ...(justification !== undefined && { justification }),
    ...(texts.size > 0 && { impact: [...texts].join('; ') }),
    ...(time !== undefined && { time }),
  };
}

function silences(status: VexStatus): boolean {
  return status === 'not_affected' || status === 'fixed';
}

/** Parts of one product stand together. */
function productsOf(ids: readonly string[], status: VexStatus, tree: ProductTree): VexProduct[] {
  const wholes = new Set<VexPart>();
  const parts = new Map<VexPart, Set<VexPart>>();
  for (const id of ids) {
    const { whole, part } = tree.product(id, silences(status));
    if (!part) wholes.add(whole);
    else parts.set(whole, (parts.get(whole) ?? new Set()).add(part));
  }
  return [
    ...[...wholes].map((whole) => ({ ...whole, parts: [] })),
    ...[...parts].map(([whole, inner]) => ({ ...whole, parts: [...inner] })),
  ];
}
