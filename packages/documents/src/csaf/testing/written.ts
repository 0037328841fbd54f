import type { Vex, VexDocument, VexLoss, VexPart, VexProduct, VexRefusal, VexStatement } from '@morel/model';
import { loadCsafCheck } from '../check.ts';
import { loadCsafReader } from '../read.ts';
import { loadCsafWriter } from '../write.ts';

const checkCsaf = await loadCsafCheck();
const { read: readCsaf } = await loadCsafReader();
const csafWriter = await loadCsafWriter();

/** What a document states, without places in it. */
export function vexOf(text: string): Vex {
  const { vex, problems } = readCsaf({ path: 'a.json', text });
  if (!vex || problems.length > 0) throw new Error(`not right: ${JSON.stringify(problems)}`);
  const statements = vex.statements.map((statement) => {
    const { span: _, ...told } = statement;
    return told;
  });
  return { ...vex, statements };
}

export interface Written {
  readonly vex: Vex;
  readonly text: string;
  readonly lost: readonly VexLoss[];
}

/** A document that is written, checked and read again. */
export function write(vex: Vex): Written {
  const written = csafWriter.write(vex);
  if (!written.ok) throw new Error(written.error.message);
  const errors = checkCsaf(JSON.parse(written.value.text)).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`not valid: ${JSON.stringify(errors)}`);
  return { vex: vexOf(written.value.text), ...written.value };
}

/** Why nothing is written. */
export function refusal(vex: Vex): VexRefusal | 'written' {
  const written = csafWriter.write(vex);
  return written.ok ? 'written' : written.error;
}

const DOCUMENT: VexDocument = {
  format: 'Test',
  id: 'urn:test',
  author: 'Ada',
  title: 'Test',
  publisher: { namespace: 'https://example.com', category: 'vendor' },
  created: '2026-01-01T00:00:00Z',
};

/** A product or a part by package URLs. */
export function part(...names: readonly string[]): VexPart {
  return { identifiers: names.map((value) => ({ kind: 'purl', value })), hashes: [] };
}

/** A product by its package URL, with parts. */
export function product(name: string, ...parts: readonly string[]): VexProduct {
  return { ...part(name), parts: parts.map((inner) => part(inner)) };
}

export const LEFT = 'pkg:npm/left@1.0.0';

function said(more: Partial<VexStatement> = {}): VexStatement {
  return {
    vulnerability: { ids: ['CVE-2026-1000'], description: 'bad' },
    products: [product(LEFT)],
    status: 'fixed',
    ...more,
  };
}

/** A document of statements on one product. */
export function vexWith(statements: readonly Partial<VexStatement>[], more: Partial<VexDocument> = {}): Vex {
  return { document: { ...DOCUMENT, ...more }, statements: statements.map(said) };
}

/** What was lost, by the names of the members. */
export function fields(lost: readonly VexLoss[]): string[] {
  return lost.map(({ field, keptIn }) => (keptIn === undefined ? field : `${field} in ${keptIn}`));
}
