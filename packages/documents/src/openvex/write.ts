import { err, ok, type Result, type Vex, type VexIdentifier, type VexPart, type VexStatement } from '@morel/model';
import type { VexWriter, WrittenVex } from '@morel/model';
import { jsonText } from '../json-text.ts';
import { isJustification } from '../vex/words.ts';

export const openVexWriter: VexWriter = { format: 'openvex', write };

const ADDRESS = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/u;

const LOST = {
  authors: 'the author of a single statement',
  words: 'why something is not affected, in a word that OpenVEX does not have: it stands in the impact statement',
  actions: 'that no action is stated for what is affected: OpenVEX asks for one',
  names: 'names of products that are no address',
  more: 'further identifiers of a product',
  statementIds: 'names of statements that are no address',
  ids: 'statements on a vulnerability without an id',
};

function write({ document, statements }: Vex): Result<WrittenVex, string> {
  const { author, role, created, updated, tooling } = document;
  const id = document.id !== undefined && ADDRESS.test(document.id) ? document.id : undefined;
  const missing = [id === undefined && 'address', author === undefined && 'author', created === undefined && 'time'];
  const words = missing.filter((word) => word !== false);
  if (words.length > 0) return err(`the document gives itself no ${words.join(', no ')}, and OpenVEX asks for one`);
  const lost = new Set<string>();
  const version = Number(document.version ?? 1);
  const told = distinct(statements.flatMap((statement) => statementOf(statement, lost)));
  if (told.length === 0) return err('no statement is left that OpenVEX has a place for');
  const text = jsonText({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': id,
    author,
    role,
    timestamp: created,
    last_updated: updated,
    version: Number.isInteger(version) && version > 0 ? version : 1,
    tooling,
    statements: told,
  });
  return ok({ text: `${text}\n`, lost: [...lost] });
}

function statementOf(statement: VexStatement, lost: Set<string>): object[] {
  const { id, vulnerability, products, status, justification, action, author } = statement;
  const [name, ...aliases] = vulnerability.ids;
  if (name === undefined) {
    lost.add(LOST.ids);
    return [];
  }
  if (id !== undefined && !ADDRESS.test(id)) lost.add(LOST.statementIds);
  const isKnown = isJustification(justification);
  if (justification !== undefined && !isKnown) lost.add(LOST.words);
  if (author !== undefined) lost.add(LOST.authors);
  if (status === 'affected' && action === undefined) lost.add(LOST.actions);
  const reason = [isKnown ? undefined : justification, statement.impact].filter((text) => text !== undefined);
  return [
    {
      '@id': id !== undefined && ADDRESS.test(id) ? id : undefined,
      vulnerability: {
        name,
        description: vulnerability.description,
        aliases: aliases.length > 0 ? aliases : undefined,
      },
      timestamp: statement.time,
      last_updated: statement.updated,
      products: products.length > 0 ? productsOf(statement, lost) : undefined,
      status,
      supplier: statement.supplier,
      status_notes: statement.notes,
      justification: isKnown ? justification : undefined,
      impact_statement: reason.length > 0 ? reason.join(': ') : undefined,
      action_statement: action ?? (status === 'affected' ? 'No action is stated.' : undefined),
    },
  ];
}

/** OpenVEX has no entry of a list twice. */
function distinct<T extends object>(list: readonly T[]): T[] {
  return [...new Map(list.map((item) => [JSON.stringify(item), item])).values()];
}

/** A product of which a part has no name is left out as a whole: without the part it would say more. */
function productsOf({ products }: VexStatement, lost: Set<string>): object[] {
  return distinct(
    products.flatMap(({ parts, ...product }) => {
      const whole = partOf(product, lost);
      const named = parts.map((part) => partOf(part, lost)).filter((part) => part !== undefined);
      if (!whole || named.length < parts.length) return [];
      return [{ ...whole, subcomponents: named.length > 0 ? distinct(named) : undefined }];
    }),
  );
}

function isAddress({ kind, value }: VexIdentifier): boolean {
  return kind !== 'cpe' && ADDRESS.test(value);
}

function partOf({ identifiers, hashes }: VexPart, lost: Set<string>): object | undefined {
  const left = [...identifiers];
  const take = (fits: (identifier: VexIdentifier) => boolean): string | undefined => {
    const at = left.findIndex(fits);
    return at < 0 ? undefined : left.splice(at, 1)[0]?.value;
  };
  const id = take((known) => known.kind !== 'purl' && isAddress(known)) ?? take(isAddress);
  const purl = take(({ kind }) => kind === 'purl');
  const cpe23 = take(({ kind, value }) => kind === 'cpe' && value.startsWith('cpe:2.3:'));
  const cpe22 = take(({ kind }) => kind === 'cpe');
  const named = [purl, cpe22, cpe23].some((value) => value !== undefined);
  if (left.length > 0) lost.add(id === undefined && !named ? LOST.names : LOST.more);
  if (id === undefined && !named) return undefined;
  const digests = Object.fromEntries(hashes.map(({ algorithm, value }) => [algorithm, value]));
  return {
    '@id': id,
    identifiers: named ? { purl, cpe22, cpe23 } : undefined,
    hashes: hashes.length > 0 ? digests : undefined,
  };
}
