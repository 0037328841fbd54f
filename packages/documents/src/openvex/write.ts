import { err, ok, type Result, type Vex, type VexRefusal, type VexWriter, type WrittenVex } from '@morel/model';
import { formatFault } from '@morel/parse';
import { jsonText } from '../json-text.ts';
import { distinct } from '../vex/distinct.ts';
import { NO_PLACE, VexLosses } from '../vex/losses.ts';
import { statementJson } from './write-statement.ts';

export const openVexWriter: VexWriter = { format: 'openvex', write };

function write(vex: Vex): Result<WrittenVex, VexRefusal> {
  const { document } = vex;
  const refusal = refusalOf(vex);
  if (refusal) return err(refusal);
  const losses = new VexLosses();
  losses.addAll(document, ['title'], NO_PLACE);
  losses.addAll(document.publisher, ['namespace', 'category', 'contact', 'authority'], NO_PLACE, 'publisher.');
  const version = Number(document.version ?? 1);
  const isCount = Number.isSafeInteger(version) && version > 0;
  if (!isCount) losses.add('version', document.version, 'OpenVEX counts versions: 1 stands in its place');
  const statements = vex.statements.flatMap((statement, at) => statementJson(statement, losses.of(at + 1)));
  if (statements.length === 0)
    return err({ missing: [], message: `no statement is left that OpenVEX has a place for: ${reasons(losses)}` });
  const text = jsonText({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': document.id,
    author: document.author,
    role: document.role,
    timestamp: document.created,
    last_updated: document.updated,
    version: isCount ? version : 1,
    tooling: document.tooling,
    statements: distinct(statements),
  });
  return ok({ text: `${text}\n`, lost: losses.list });
}

function refusalOf({ document: { id, author, created } }: Vex): VexRefusal | undefined {
  const isAddress = id !== undefined && formatFault('iri', id) === undefined;
  const missing = [
    ...(isAddress ? [] : (['id'] as const)),
    ...(author === undefined ? (['author'] as const) : []),
    ...(created === undefined ? (['created'] as const) : []),
  ];
  const message = 'OpenVEX asks for what the document does not say of itself';
  return missing.length > 0 ? { missing, message } : undefined;
}

function reasons({ list }: VexLosses): string {
  return [...new Set(list.filter(({ field }) => field === 'statement').map(({ reason }) => reason))].join('; ');
}
