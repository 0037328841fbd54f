import { err, ok, type Result, type Vex, type VexRefusal, type VexWriter, type WrittenVex } from '@morel/model';
import { jsonText } from '../../json-text.ts';
import { distinct } from '../../vex/distinct.ts';
import { isSilencing } from '../../vex/identifiers.ts';
import { NO_PLACE, VexLosses } from '../../vex/losses.ts';
import { isSerial } from './bom.ts';
import type { SpecVersion } from './spec-version.ts';
import { VexComponents } from './vex-components.ts';
import { vulnerabilityJson } from './vex-vulnerability.ts';
import { xmlText } from './xml-writer.ts';

/** Statements as `vulnerabilities` of a document that lists what they are about and nothing else. */
export function vexWriter(version: SpecVersion, syntax: 'json' | 'xml'): VexWriter {
  return {
    format: `cyclonedx-${version}-${syntax}`,
    write: (vex) => {
      const losses = new VexLosses();
      const value = documentJson(vex, version, losses);
      if (!value) {
        const reasons = losses.list.filter(({ field }) => field === 'products').map(({ reason }) => reason);
        return refused(`no statement is left that CycloneDX has a place for: ${[...new Set(reasons)].join('; ')}`);
      }
      if (syntax === 'json') return ok({ text: `${jsonText(value)}\n`, lost: losses.list });
      const { text, isReplaced } = xmlText(value, version);
      if (isReplaced) return refused('the document holds characters that XML forbids: write it in JSON');
      return ok({ text: text.join(''), lost: losses.list });
    },
  };
}

function refused(message: string): Result<WrittenVex, VexRefusal> {
  return err({ missing: [], message });
}

/** Undefined where no statement is left. */
function documentJson(vex: Vex, specVersion: SpecVersion, losses: VexLosses): object | undefined {
  const { document } = vex;
  losses.addAll(document, ['title', 'role'], NO_PLACE);
  losses.addAll(document.publisher, ['namespace', 'category', 'contact', 'authority'], NO_PLACE, 'publisher.');
  if (document.updated !== undefined)
    losses.add('updated', document.updated, NO_PLACE, 'updated of statements that take back');
  if (document.id !== undefined && !isSerial(document.id))
    losses.add('id', document.id, 'CycloneDX names documents by a UUID');
  const count = Number(document.version ?? 1);
  const isCount = Number.isSafeInteger(count) && count > 0;
  if (!isCount) losses.add('version', document.version, 'CycloneDX counts versions: 1 stands in its place');
  const components = new VexComponents(vex);
  const vulnerabilities = vex.statements.flatMap((statement, at) => {
    // What takes back counts from the last change of its document, which has no place.
    const isDated = statement.time !== undefined || statement.updated !== undefined || isSilencing(statement);
    const { updated } = document;
    const dated = isDated || updated === undefined ? statement : { ...statement, updated };
    return vulnerabilityJson(dated, components, losses.of(at + 1));
  });
  if (vulnerabilities.length === 0) return undefined;
  return {
    $schema: `http://cyclonedx.org/schema/bom-${specVersion}.schema.json`,
    bomFormat: 'CycloneDX',
    specVersion,
    ...(isSerial(document.id) && { serialNumber: document.id }),
    version: isCount ? count : 1,
    metadata: {
      ...(document.created !== undefined && { timestamp: document.created }),
      ...(document.tooling && { tools: { components: [{ type: 'application', name: document.tooling }] } }),
      ...(document.author !== undefined && { authors: [{ name: document.author }] }),
      ...(components.subject && { component: components.subject }),
    },
    ...(components.list.length > 0 && { components: components.list }),
    vulnerabilities: distinct(vulnerabilities),
  };
}
