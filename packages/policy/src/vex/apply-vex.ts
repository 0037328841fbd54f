/**
 * Finds what trusted statements silence. In doubt nothing is silenced, and the statement is reported with the reason.
 * The rules stand in docs/algorithm/vex.md.
 */
import {
  quote,
  type Advisory,
  type Component,
  type NamedVex,
  type Silenced,
  type VexProduct,
  type VexReport,
} from '@morel/model';
import { Claim, comparable, vexReport } from './claim.ts';
import { namedPurl, names, type NamesOf, type Target } from './named-purl.ts';

export interface VexSubject {
  readonly component: Component;
  readonly advisory: Advisory;
  /** All roots that bring the component in, each once. Only asked for where a statement names the advisory. */
  roots(): readonly VexRoot[];
}

/** A root that brings a component in; without any name for a root that has none, and for what no root leads to. */
export interface VexRoot {
  readonly purl?: string;
  /** BOM-Links of the root, where it stands in a bill of materials. */
  readonly links?: readonly string[];
  /** BOM-Links of the component in the document of the root. */
  readonly componentLinks?: readonly string[];
}

export interface AppliedVex {
  /** By position of the subject. */
  readonly silenced: ReadonlyMap<number, Silenced>;
  readonly reports: readonly VexReport[];
}

export function applyVex(
  documents: readonly NamedVex[],
  subjects: readonly VexSubject[],
  namesOf: NamesOf,
): AppliedVex {
  const lists = documents.map((source) =>
    source.vex.statements.map((statement, at) => new Claim(source, statement, at + 1)),
  );
  const byId = new Map<string, Claim[]>();
  for (const claim of lists.flat().filter(({ isHeard }) => isHeard)) {
    for (const id of claim.ids) {
      const known = byId.get(id);
      if (known) known.push(claim);
      else byId.set(id, [claim]);
    }
  }
  const silenced = new Map<number, Silenced>();
  for (const [position, subject] of subjects.entries()) {
    const claims = new Set(subject.advisory.ids.flatMap((id) => byId.get(comparable(id)) ?? []));
    const found = claims.size > 0 ? judge(subject, [...claims], namesOf) : [];
    const [first, ...others] = found;
    if (!first) continue;
    for (const claim of found) claim.used = true;
    silenced.set(position, first.silenced(others.length));
  }
  return { silenced, reports: documents.map((source, at) => vexReport(source, lists[at] ?? [])) };
}

/** How near a statement came to silencing something: reasons of a higher rank win. */
const NEAR = { product: 1, scope: 2, ids: 3, otherRoot: 4, overruled: 5, malware: 6 };

/** The statements that together silence a match; none where they do not. */
function judge(subject: VexSubject, claims: readonly Claim[], namesOf: NamesOf): readonly Claim[] {
  const { component, advisory } = subject;
  const roots = subject.roots();
  const targetOf = (purl: string | undefined, links: readonly string[] = []): Target => ({
    purl: namedPurl(purl ?? '', namesOf),
    links: new Set(links),
  });
  const winners = new Set<Claim>();
  let open = 0;
  for (const { purl, links, componentLinks } of roots.length > 0 ? roots : [{} as VexRoot]) {
    const target = targetOf(component.purl, componentLinks);
    const place: Place = { target, root: targetOf(purl, links), component, namesOf };
    const covering = claims.filter((claim) => covers(claim, place));
    for (const ids of incidents(advisory)) {
      const winner = winnerOf(covering, ids);
      if (winner) winners.add(winner);
      else open += 1;
    }
  }
  if (advisory.kind === 'malware') {
    for (const claim of winners) claim.fails(NEAR.malware, 'no statement silences malware');
    return [];
  }
  if (open === 0) return [...winners];
  const text = `it does not speak for every project that brings in ${component.purl ?? component.name}`;
  for (const claim of winners) claim.fails(NEAR.otherRoot, text);
  return [];
}

/**
 * What has to be spoken of for an advisory to be silenced: the advisory, by any of its ids, or each of its CVEs where
 * records that name each other as aliases have several.
 */
function incidents({ ids }: Advisory): readonly ReadonlySet<string>[] {
  const all = ids.map(comparable);
  const numbers = [...new Set(all.filter((id) => id.startsWith('CVE-')))];
  return numbers.length > 1 ? numbers.map((id) => new Set([id])) : [new Set(all)];
}

/** The last statement that silences, unless another that does not may be as late. */
function winnerOf(covering: readonly Claim[], ids: ReadonlySet<string>): Claim | undefined {
  const speaking = covering.filter((claim) => claim.silences);
  const naming = speaking.filter((claim) => [...claim.ids].some((id) => ids.has(id)));
  for (const claim of speaking)
    if (!naming.includes(claim)) claim.fails(NEAR.ids, `the advisory bears ${[...ids].join(', ')} too`);
  const [first, ...rest] = naming;
  if (!first) return undefined;
  const latest = rest.reduce((best, claim) => (isBefore(best, claim) ? claim : best), first);
  const against = covering.filter((claim) => !claim.silences && !isBefore(claim, latest));
  for (const claim of naming) {
    if (against.length > 0) claim.fails(NEAR.overruled, `a statement that is not older says "${wordsOf(against)}"`);
    else if (claim !== latest) claim.fails(NEAR.overruled, 'another statement silences the same');
  }
  for (const claim of against) claim.fails(NEAR.overruled, 'it keeps an older statement from silencing');
  return against.length > 0 ? undefined : latest;
}

function wordsOf([first]: readonly Claim[]): string {
  return first?.statement.status ?? '';
}

/** Known to be before: a statement without a time may be of any. */
function isBefore(a: Claim, b: Claim): boolean {
  return a.time !== undefined && b.time !== undefined && a.time < b.time;
}

/** A component as one root brings it in. */
interface Place {
  readonly target: Target;
  readonly root: Target;
  readonly component: Component;
  readonly namesOf: NamesOf;
}

/** Whether a statement speaks of the component in this place. */
function covers(claim: Claim, place: Place): boolean {
  const { products, status } = claim.statement;
  if (!claim.silences) return products.length === 0 || products.some((product) => mentions(product, place));
  const strictness = status === 'fixed' ? 'exact' : 'any-version';
  if (products.some((product) => isAbout(product, place, strictness))) return true;
  const reason = missed(products, place);
  claim.fails(reason.rank, reason.text);
  return false;
}

function isAbout(product: VexProduct, { target, root, namesOf }: Place, strictness: 'exact' | 'any-version'): boolean {
  if (product.parts.length === 0) return names(product, target, strictness, namesOf);
  if (!names(product, root, 'any-version', namesOf)) return false;
  return product.parts.some((part) => names(part, target, strictness, namesOf));
}

/** What takes a statement back is read as widely as it can be. */
function mentions(product: VexProduct, { target, root, namesOf }: Place): boolean {
  const isTarget = (part: Pick<VexProduct, 'identifiers' | 'hashes'>): boolean => names(part, target, 'loose', namesOf);
  const isRoot = names(product, root, 'loose', namesOf);
  if (product.parts.length === 0) return isRoot || isTarget(product);
  return isRoot && product.parts.some(isTarget);
}

interface Miss {
  readonly rank: number;
  readonly text: string;
}

function near(rank: number, text: string): Miss {
  return { rank, text };
}

/** Why a statement that names the advisory does not speak of the component. */
function missed(products: readonly VexProduct[], place: Place): Miss {
  const { target, root, component, namesOf } = place;
  const shown = component.purl ?? component.name;
  if (products.length === 0) return near(NEAR.scope, 'it names no product');
  if (!target.purl && target.links.size === 0)
    return near(NEAR.product, `${shown}, on which it was found, has no package URL to compare`);
  for (const product of products) {
    if (product.parts.length === 0 && names(product, root, 'any-version', namesOf))
      return near(NEAR.scope, `it names the project as a whole: name ${shown} as a subcomponent`);
    if (
      product.parts.some((part) => names(part, target, 'any-version', namesOf)) &&
      !names(product, root, 'any-version', namesOf)
    )
      return near(NEAR.scope, `its product is no project that was scanned and brings in ${shown}`);
    if ([product, ...product.parts].some((part) => names(part, target, 'any-version', namesOf)))
      return near(NEAR.scope, `"fixed" has to name the version: ${shown}`);
    if ([product, ...product.parts].some((part) => names(part, target, 'loose', namesOf)))
      return near(NEAR.scope, `not every package URL in it, with its qualifiers, names ${shown}`);
  }
  const words = nameInWords(products, component.name);
  const instead = words === undefined ? '' : `: there is only ${quote(words)}, which cannot be compared`;
  return near(NEAR.product, `it was found on ${shown}, which the statement does not name${instead}`);
}

/** A name in a statement that is compared with nothing, one with the name of the component if there is one. */
function nameInWords(products: readonly VexProduct[], name: string): string | undefined {
  const words = products
    .flatMap((product) => [product, ...product.parts])
    .flatMap(({ identifiers }) => identifiers.filter(({ kind }) => kind === 'other' || kind === 'cpe'));
  return (words.find(({ value }) => value.includes(name)) ?? words[0])?.value;
}
