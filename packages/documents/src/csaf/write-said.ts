import type { VexDocument, VexPart, VexProduct, VexStatement } from '@morel/model';
import { isCompared, isSilencing, productText } from '../vex/identifiers.ts';
import type { VexLosses } from '../vex/losses.ts';
import { writtenPart } from './write-product.ts';
import type { WrittenTree } from './write-tree.ts';

/** A statement of the document that is written, with its number from 1. */
export interface NumberedStatement {
  readonly number: number;
  readonly statement: VexStatement;
}

/** What is written of a statement: the ids of its products of which no other one has the say. */
export interface Said extends NumberedStatement {
  readonly ids: readonly string[];
}

interface Context {
  readonly document: VexDocument;
  readonly tree: WrittenTree;
  readonly losses: VexLosses;
}

interface Voice extends NumberedStatement {
  readonly product: VexProduct;
}

/**
 * Which of the statements on one vulnerability speaks of which product: CSAF has one status for each product. The latest
 * counts as it does where statements are applied (docs/algorithm/vex.md): one that silences only where those that do not
 * are known to be older.
 */
export function saidOf(statements: readonly NumberedStatement[], context: Context): Said[] {
  const voices = new Map<string, Voice[]>();
  for (const { number, statement } of statements) {
    for (const [id, product] of productsOf({ number, statement }, context)) {
      const voice = { number, statement, product };
      const known = voices.get(id);
      if (known) known.push(voice);
      else voices.set(id, [voice]);
    }
  }
  const ids = new Map(statements.map(({ number }) => [number, [] as string[]]));
  for (const [id, all] of voices) {
    const winner = latestOf(all, context.document);
    ids.get(winner.number)?.push(id);
    for (const voice of all) {
      if (voice === winner || voice.number === winner.number) continue;
      const reason = `CSAF has one status for each product, and statement ${winner.number} gives it "${winner.statement.status}"`;
      context.losses.of(voice.number).add('products', productText(voice.product), reason);
    }
  }
  return statements.map((said) => ({ ...said, ids: ids.get(said.number) ?? [] })).filter((said) => said.ids.length > 0);
}

/** The products of a statement, each part on its own, with their ids. */
function productsOf(said: NumberedStatement, context: Context): [string, VexProduct][] {
  return said.statement.products.flatMap(({ parts, ...whole }) => {
    if (!isHeld(whole, said, context)) return [];
    if (parts.length === 0) return [[context.tree.idOf(whole), { ...whole, parts }] as [string, VexProduct]];
    return parts
      .filter((part) => isHeld(part, said, context))
      .map((part) => [context.tree.idWithin(whole, part), { ...whole, parts: [part] }] as [string, VexProduct]);
  });
}

/**
 * Whether a product keeps the names that are compared. A statement that silences would say more with fewer of them; one
 * that takes back is about what any of them names.
 */
function isHeld(part: VexPart, { number, statement }: NumberedStatement, { losses }: Context): boolean {
  const { unheld, lostHashes } = writtenPart(part);
  const own = losses.of(number);
  for (const hash of lostHashes) own.add('products', hash, 'CSAF has no place for this hash');
  const isLeftOut = isSilencing(statement) && unheld.some(isCompared);
  for (const { value } of unheld)
    own.add(
      'products',
      value,
      isLeftOut ? 'CSAF has no place for this name: the product is left out' : 'CSAF has no place for this name',
    );
  return !isLeftOut;
}

function latestOf(voices: readonly Voice[], document: VexDocument): Voice {
  const latest = (list: readonly Voice[]): Voice | undefined =>
    list.length === 0 ? undefined : list.reduce((best, voice) => (isBefore(best, voice, document) ? voice : best));
  const silencing = latest(voices.filter(({ statement }) => isSilencing(statement)));
  const others = voices.filter(({ statement }) => !isSilencing(statement));
  const against = silencing ? others.filter((voice) => !isBefore(voice, silencing, document)) : others;
  const found = latest(against) ?? silencing;
  if (!found) throw new Error('no statement speaks of a product');
  return found;
}

function isBefore(a: Voice, b: Voice, document: VexDocument): boolean {
  return timeOf(a.statement, document) < timeOf(b.statement, document);
}

/** Milliseconds since 1970; NaN, which is before nothing, where none is told. */
export function timeOf(statement: VexStatement, { created, updated }: VexDocument): number {
  const ofDocument = isSilencing(statement) ? created : (updated ?? created);
  return Date.parse(statement.updated ?? statement.time ?? ofDocument ?? '');
}
