import { createProblemLog, quote, type ProblemLog, type TextFile, type VexReader, type VexResult } from '@morel/model';
import { asArray, asString, get, readJson, type Parsed } from '@morel/parse';
import { reportFaults } from '../sbom/placed.ts';
import { loadCsafCheck, type CheckCsaf, type CsafFault } from './check.ts';
import { ProductTree } from './product-tree.ts';
import { documentOf } from './read-document.ts';
import { lossesOf } from './read-losses.ts';
import { statementsOf, TextBudget, unknownStatus } from './read-statements.ts';

/** A reader that answers at once: what it needs is loaded before. */
export interface CsafReader extends VexReader {
  readonly read: (file: TextFile) => VexResult;
}

/** Loads the reader of statements in CSAF 2.0 documents of any category that state something about products. */
export async function loadCsafReader(): Promise<CsafReader> {
  const check = await loadCsafCheck();
  return { format: 'csaf', read: (file) => read(file, check) };
}

/**
 * Mandatory tests that bear on what a statement says: which products it names, whether they contradict each other,
 * whether there is a reason, whether the document is a draft. The others are about scores, weaknesses, languages and
 * the history of the document, where vendors err and nothing depends on it.
 */
const BEARING: ReadonlySet<string> = new Set([
  'schema',
  ...['1', '2', '3', '4', '5', '6', '13', '17', '20', '23', '27.9', '31', '33'].map((test) => `6.1.${test}`),
]);

function read({ path, text }: TextFile, check: CheckCsaf): VexResult {
  const parsed = readJson(text, path);
  const problems = createProblemLog(path, parsed.problems);
  const refused = (): VexResult => ({ problems: problems.list() });
  if (parsed.value === undefined || !isReadable(parsed, problems)) return refused();
  if (hasFaults(check(parsed.value), parsed, problems)) return refused();
  if (hasUnknownStatus(parsed, problems)) return refused();
  const document = documentOf(get(parsed.value, 'document'));
  const budget = new TextBudget();
  const context = {
    parsed,
    budget,
    tree: new ProductTree(get(parsed.value, 'product_tree')),
    updated: document.updated ?? document.created,
  };
  const statements = (asArray(get(parsed.value, 'vulnerabilities')) ?? []).flatMap((vulnerability, at) =>
    budget.isSpent ? [] : statementsOf(vulnerability, at, context),
  );
  if (budget.isSpent)
    problems.add(
      'too-many',
      'its threats and remediations, repeated for each product that they are about, are over the limit',
    );
  else if (statements.length === 0)
    problems.add('wrong-format', 'the document states nothing about any product: it has no "product_status"');
  if (budget.isSpent || statements.length === 0) return refused();
  return { vex: { document, statements }, lost: lossesOf(parsed.value), problems: problems.list() };
}

/** Whether it is a CSAF document of the version that is read, and one to go by. */
function isReadable({ value, span }: Parsed, problems: ProblemLog): boolean {
  const document = get(value, 'document');
  const version = get(document, 'csaf_version');
  if (typeof version !== 'string') {
    problems.add('wrong-format', 'the file is no CSAF document: it has no "csaf_version"', () => span());
    return false;
  }
  if (version !== '2.0') {
    const message = `CSAF ${quote(version)} is not known: CSAF 2.0 is read`;
    problems.add('unknown-format-version', message, () => span('document', 'csaf_version'));
    return false;
  }
  if (asString(get(get(document, 'tracking'), 'status')) !== 'draft') return true;
  const message = 'the document is a draft, which may change before it is published: ask for the final one';
  problems.add('stated-incomplete', message, () => span('document', 'tracking', 'status'));
  return false;
}

function hasFaults(faults: readonly CsafFault[], parsed: Parsed, problems: ProblemLog): boolean {
  // A note of a mandatory test is what could not be checked.
  const mandatory = faults
    .filter(({ severity, test }) => severity === 'error' || test.startsWith('6.1.'))
    .map((fault) => ({ ...fault, message: `${fault.message}${ruleOf(fault)}` }));
  const bearing = mandatory.filter(bears);
  reportFaults(bearing, parsed, problems);
  reportFaults(
    mandatory.filter((fault) => !bears(fault)),
    parsed,
    problems,
    'not-judged',
  );
  return bearing.length > 0;
}

function bears({ severity, test }: CsafFault): boolean {
  return severity === 'error' && BEARING.has(test);
}

/** Whether a vulnerability says of products what CSAF does not know. */
function hasUnknownStatus({ value, span }: Parsed, problems: ProblemLog): boolean {
  for (const [at, vulnerability] of (asArray(get(value, 'vulnerabilities')) ?? []).entries()) {
    const list = unknownStatus(vulnerability);
    if (list === undefined) continue;
    const message = `vulnerabilities.${at}.product_status has ${quote(list)}, which CSAF 2.0 does not know: it could take back what the other lists say`;
    problems.add('schema', message, () => span('vulnerabilities', at, 'product_status', list));
    return true;
  }
  return false;
}

function ruleOf({ test }: CsafFault): string {
  return test === 'schema' ? '' : ` (CSAF 2.0, test ${test})`;
}
