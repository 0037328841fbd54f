import {
  err,
  ok,
  saysAnything,
  type Result,
  type Vex,
  type VexDocument,
  type VexRefusal,
  type VexRequired,
  type VexWriter,
  type WrittenVex,
} from '@morel/model';
import { formatFault, loadCvssScores, pathText, type ScoreCvss } from '@morel/parse';
import { jsonText } from '../json-text.ts';
import { NO_PLACE, VexLosses } from '../vex/losses.ts';
import { loadCsafCheck, type CheckCsaf } from './check.ts';
import type { NumberedStatement } from './write-said.ts';
import { trackingOf } from './write-tracking.ts';
import { WrittenTree } from './write-tree.ts';
import { vulnerabilityJson, vulnerabilityKey } from './write-vulnerability.ts';

/** Loads the writer, with the check that what it writes has to pass. */
export async function loadCsafWriter(): Promise<VexWriter> {
  const [check, scoresOf] = await Promise.all([loadCsafCheck(), loadCvssScores()]);
  return { format: 'csaf', write: (vex) => write(vex, check, scoresOf) };
}

/** Source: CSAF 2.0, section 3.2.1.8.1. */
const CATEGORIES: ReadonlySet<string> = new Set(['coordinator', 'discoverer', 'other', 'translator', 'user', 'vendor']);

function write({ document, statements }: Vex, check: CheckCsaf, scoresOf: ScoreCvss): Result<WrittenVex, VexRefusal> {
  const missing = missingOf(document);
  const { created } = document;
  if (created === undefined || missing.length > 0)
    return err({ missing, message: 'CSAF asks for what the document does not say of itself' });
  const losses = new VexLosses();
  const tree = new WrittenTree();
  const unnamed = statements.findIndex(({ products }) => products.length === 0);
  if (unnamed >= 0)
    return refused(`statement ${unnamed + 1} names no product, and CSAF asks for one: name those that it is about`);
  const tracking = trackingOf({ ...document, created }, statements, losses);
  if (!tracking.ok) return refused(tracking.error);
  const vulnerabilities = byVulnerability(statements, losses).flatMap((group) =>
    vulnerabilityJson(group, { document, tree, losses, scoresOf }),
  );
  if (vulnerabilities.length === 0) return refused('no statement is left that CSAF has a place for');
  const text = jsonText({
    document: documentJson(document, tracking.value, losses),
    product_tree: tree.json(),
    vulnerabilities,
  });
  const fault = check(JSON.parse(text)).find(({ severity }) => severity === 'error');
  if (fault) return refused(`CSAF has no place for it: ${pathText(fault.path)} ${fault.message}`);
  return ok({ text: `${text}\n`, lost: losses.list });
}

function refused(message: string): Result<WrittenVex, VexRefusal> {
  return err({ missing: [], message });
}

function missingOf(document: VexDocument): VexRequired[] {
  const { id, title, author, created, publisher } = document;
  const namespace = publisher?.namespace;
  const isAddress = namespace !== undefined && formatFault('uri', namespace) === undefined;
  const given: readonly (readonly [VexRequired, boolean])[] = [
    ['id', id !== undefined],
    ['title', title !== undefined],
    ['author', author !== undefined],
    ['created', created !== undefined],
    ['publisher.namespace', isAddress],
    ['publisher.category', categoryOf(document) !== undefined],
  ];
  return given.flatMap(([name, isGiven]) => (isGiven ? [] : name));
}

/** A role may be one of the words of CSAF. */
function categoryOf({ publisher, role }: VexDocument): string | undefined {
  return [publisher?.category, role?.toLowerCase()].find((word) => word !== undefined && CATEGORIES.has(word));
}

function documentJson(document: VexDocument, tracking: object, losses: VexLosses): object {
  const { author, publisher, role, title } = document;
  const category = categoryOf(document);
  if (role !== undefined && role.toLowerCase() !== category) losses.add('role', role, NO_PLACE);
  return {
    category: 'csaf_vex',
    csaf_version: '2.0',
    publisher: {
      category,
      contact_details: publisher?.contact,
      issuing_authority: publisher?.authority,
      name: author,
      namespace: publisher?.namespace,
    },
    title,
    tracking,
  };
}

/** In the order in which they are first spoken of. */
function byVulnerability(statements: Vex['statements'], losses: VexLosses): NumberedStatement[][] {
  const groups = new Map<string, NumberedStatement[]>();
  for (const [at, statement] of statements.entries()) {
    const key = vulnerabilityKey(statement);
    if (key === undefined || !saysAnything(statement)) {
      const reason =
        key === undefined ? 'it names no vulnerability' : 'it gives no reason, and says nothing without one';
      losses.of(at + 1).add('statement', `${key ?? ''} ${statement.status}`.trim(), reason);
      continue;
    }
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push({ number: at + 1, statement });
  }
  return [...groups.values()];
}
