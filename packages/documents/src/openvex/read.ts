import {
  createProblemLog,
  quote,
  type ProblemLog,
  type TextFile,
  type VexDocument,
  type VexIdentifier,
  type VexPart,
  type VexProduct,
  type VexReader,
  type VexResult,
  type VexStatement,
} from '@morel/model';
import { asArray, asString, checkSchema, entriesOf, get, readJson, type Parsed, type Step } from '@morel/parse';
import { reportFaults } from '../sbom/placed.ts';
import { kindOf } from '../vex/identifiers.ts';
import { isJustification, isStatus } from '../vex/words.ts';
import { OPENVEX } from './schema.ts';

export const openVexReader: VexReader = { format: 'openvex', read: readOpenVex };

/** Every 0.2 has the same form; 0.0.x had products that were plain texts. */
const CONTEXT = /^https:\/\/openvex\.dev\/ns\/v0\.2\.\d+$/;

export function readOpenVex({ path, text }: TextFile): VexResult {
  const parsed = readJson(text, path);
  const problems = createProblemLog(path, parsed.problems);
  const { value } = parsed;
  const refused = (): VexResult => ({ problems: problems.list() });
  if (value === undefined) return refused();
  const context = asString(get(value, '@context'));
  if (context === undefined || !context.startsWith('https://openvex.dev/ns')) {
    const message = 'the file is no OpenVEX document: its "@context" is no address of openvex.dev/ns';
    problems.add('wrong-format', message, () => parsed.span('@context') ?? parsed.span());
    return refused();
  }
  if (!CONTEXT.test(context)) {
    problems.add('unknown-format-version', `${quote(context)} is not known: OpenVEX 0.2 is read`, () =>
      parsed.span('@context'),
    );
    return refused();
  }
  const faults = checkSchema({ openvex: OPENVEX }, 'openvex', value);
  reportFaults(faults, parsed, problems);
  if (faults.length > 0 || hasEmptyReason(value, parsed, problems)) return refused();
  const statements = listOf(value, 'statements').map((statement, at) => statementOf(statement, at, parsed));
  return { vex: { document: documentOf(value, context), statements }, problems: problems.list() };
}

/** The schema lets an impact statement be empty: that says no more than none. */
function hasEmptyReason(document: unknown, parsed: Parsed, problems: ProblemLog): boolean {
  let found = false;
  for (const [at, statement] of listOf(document, 'statements').entries()) {
    if (get(statement, 'status') !== 'not_affected' || textOf(statement, 'justification') !== undefined) continue;
    if ((textOf(statement, 'impact_statement') ?? '').trim() !== '') continue;
    const path: readonly Step[] = ['statements', at];
    problems.add('schema', `${path.join('.')} is "not_affected" with an empty impact statement`, () =>
      parsed.span(...path),
    );
    found = true;
  }
  return found;
}

function documentOf(value: unknown, context: string): VexDocument {
  const [id, author, role] = [textOf(value, '@id'), textOf(value, 'author'), textOf(value, 'role')];
  const [created, updated] = [textOf(value, 'timestamp'), textOf(value, 'last_updated')];
  const tooling = textOf(value, 'tooling');
  const version = get(value, 'version');
  return {
    format: `OpenVEX ${context.slice(context.lastIndexOf('/v') + 2)}`,
    ...(id && { id }),
    ...(typeof version === 'number' && { version: String(version) }),
    ...(author && { author }),
    ...(role && { role }),
    ...(created && { created }),
    ...(updated && { updated }),
    ...(tooling && { tooling }),
  };
}

function statementOf(value: unknown, at: number, parsed: Parsed): VexStatement {
  const [id, status] = [textOf(value, '@id'), get(value, 'status')];
  const [justification, impact] = [get(value, 'justification'), textOf(value, 'impact_statement')];
  const [action, notes, supplier] = [
    textOf(value, 'action_statement'),
    textOf(value, 'status_notes'),
    textOf(value, 'supplier'),
  ];
  const [time, updated] = [textOf(value, 'timestamp'), textOf(value, 'last_updated')];
  const [version, actionTime] = [get(value, 'version'), textOf(value, 'action_statement_timestamp')];
  const span = parsed.span('statements', at);
  return {
    ...(id && { id }),
    ...(typeof version === 'number' && { version }),
    vulnerability: vulnerabilityOf(get(value, 'vulnerability')),
    products: listOf(value, 'products').map(productOf),
    status: isStatus(status) ? status : 'under_investigation',
    ...(isJustification(justification) && { justification }),
    ...(impact && { impact }),
    ...(action && { action }),
    ...(actionTime && { actionTime }),
    ...(notes && { notes }),
    ...(supplier && { supplier }),
    ...(time && { time }),
    ...(updated && { updated }),
    ...(span && { span }),
  };
}

function vulnerabilityOf(value: unknown): VexStatement['vulnerability'] {
  const description = textOf(value, 'description');
  const names = [textOf(value, 'name'), ...listOf(value, 'aliases').map(asString)];
  const url = textOf(value, '@id');
  return {
    ids: [...new Set(names.flatMap((name) => name || []))],
    ...(description && { description }),
    ...(url && { source: { url } }),
  };
}

function productOf(value: unknown): VexProduct {
  return { ...partOf(value), parts: listOf(value, 'subcomponents').map(partOf) };
}

function partOf(value: unknown): VexPart {
  const identifiers: VexIdentifier[] = [];
  const add = (kind: VexIdentifier['kind'], text: string | undefined): void => {
    if (text !== undefined && !identifiers.some((known) => known.value === text))
      identifiers.push({ kind, value: text });
  };
  const id = textOf(value, '@id');
  add(kindOf(id ?? ''), id);
  const named = get(value, 'identifiers');
  add('purl', textOf(named, 'purl'));
  add('cpe', textOf(named, 'cpe22'));
  add('cpe', textOf(named, 'cpe23'));
  const hashes = entriesOf(get(value, 'hashes')).flatMap(([algorithm, hash]) =>
    typeof hash === 'string' ? [{ algorithm, value: hash }] : [],
  );
  return { identifiers, hashes };
}

function textOf(object: unknown, key: string): string | undefined {
  return asString(get(object, key)) || undefined;
}

function listOf(object: unknown, key: string): readonly unknown[] {
  return asArray(get(object, key)) ?? [];
}
