import { saysAnything, type VexStatement } from '@morel/model';
import { formatFault } from '@morel/parse';
import { NO_PLACE, type VexLosses } from '../vex/losses.ts';
import { isJustification } from '../vex/words.ts';
import { productsJson } from './write-product.ts';

/** A statement as OpenVEX has it; none where it would say something else. */
export function statementJson(statement: VexStatement, losses: VexLosses): object[] {
  const { vulnerability, status, supplier, notes, time, updated, version, actionTime } = statement;
  const [name] = vulnerability.ids;
  if (!saysAnything(statement)) {
    losses.add('statement', `${name ?? ''} ${status}`.trim(), 'it gives no reason, and says nothing without one');
    return [];
  }
  const products = productsJson(statement, losses);
  if (name === undefined || products === 'none') {
    const reason = products === 'none' ? 'none of its products has a place' : 'it names no vulnerability';
    losses.add('statement', `${name ?? ''} ${status}`.trim(), reason);
    return [];
  }
  losses.addAll(statement, ['author'], NO_PLACE);
  return [
    {
      '@id': idOf(statement, losses),
      version,
      vulnerability: vulnerabilityJson(vulnerability, losses),
      timestamp: time,
      last_updated: updated,
      products: products.length > 0 ? products : undefined,
      status,
      supplier,
      status_notes: notes,
      ...reasonJson(statement, losses),
      action_statement: actionOf(statement, losses),
      action_statement_timestamp: actionTime,
    },
  ];
}

function idOf({ id }: VexStatement, losses: VexLosses): string | undefined {
  if (id === undefined || isAddress(id)) return id;
  losses.add('id', id, 'it is no address');
  return undefined;
}

function isAddress(text: string): boolean {
  return formatFault('iri', text) === undefined;
}

function vulnerabilityJson(vulnerability: VexStatement['vulnerability'], losses: VexLosses): object {
  const { ids, description, source } = vulnerability;
  const [name, ...aliases] = ids;
  losses.addAll(vulnerability, ['cwes', 'ratings', 'links'], NO_PLACE, 'vulnerability.');
  losses.addAll(source, ['name'], NO_PLACE, 'vulnerability.source.');
  const url = source?.url;
  if (url !== undefined && !isAddress(url)) losses.add('vulnerability.source.url', url, 'it is no address');
  return {
    '@id': url !== undefined && isAddress(url) ? url : undefined,
    name,
    description,
    aliases: aliases.length > 0 ? aliases : undefined,
  };
}

/** A justification of CycloneDX stands before what the author says. */
function reasonJson({ justification, impact }: VexStatement, losses: VexLosses): object {
  if (justification === undefined || isJustification(justification)) return { justification, impact_statement: impact };
  losses.add('justification', justification, 'OpenVEX has no such word', 'impact');
  return { impact_statement: impact === undefined ? justification : `${justification}: ${impact}` };
}

function actionOf({ status, action, workaround, responses = [] }: VexStatement, losses: VexLosses): string | undefined {
  if (workaround !== undefined) losses.add('workaround', workaround, NO_PLACE, 'action');
  if (responses.length > 0) losses.add('responses', responses.join(', '), NO_PLACE, 'action');
  const words = [action, workaround, responses.join(', ') || undefined].filter((text) => text !== undefined);
  if (words.length > 0) return words.join('; ');
  if (status !== 'affected') return undefined;
  losses.add('action', '', 'none is stated, and OpenVEX asks for one: it says so', 'action');
  return 'No action is stated.';
}
