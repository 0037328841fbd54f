import {
  formatPurl,
  parsePurl,
  quote,
  type Bom,
  type BomComponent,
  type ProblemLog,
  type VexIdentifier,
  type VexJustification,
  type VexPart,
  type VexProduct,
  type VexStatement,
  type VexStatus,
} from '@morel/model';
import { get, type Parsed, type Step } from '@morel/parse';
import { isResponse } from '../../vex/words.ts';
import { reportLosses, vulnerabilityOf } from './vulnerability.ts';
import { listOf, textOf } from './parts.ts';
import type { VexLosses } from '../../vex/losses.ts';

/** States of an analysis. Source: CycloneDX 1.7, `#/definitions/impactAnalysisState`. */
const STATES: Readonly<Record<string, VexStatus>> = {
  resolved: 'fixed',
  resolved_with_pedigree: 'fixed',
  exploitable: 'affected',
  in_triage: 'under_investigation',
  false_positive: 'not_affected',
  not_affected: 'not_affected',
};

/** Source: CycloneDX 1.7, `#/definitions/impactAnalysisJustification`. The first two say what OpenVEX says in other words. */
const JUSTIFICATIONS: Readonly<Record<string, VexJustification>> = {
  code_not_present: 'vulnerable_code_not_present',
  code_not_reachable: 'vulnerable_code_not_in_execute_path',
  requires_configuration: 'requires_configuration',
  requires_dependency: 'requires_dependency',
  requires_environment: 'requires_environment',
  protected_by_compiler: 'protected_by_compiler',
  protected_at_runtime: 'protected_at_runtime',
  protected_at_perimeter: 'protected_at_perimeter',
  protected_by_mitigating_control: 'protected_by_mitigating_control',
};

const BOM_LINK = /^urn:cdx:/;

interface Reading {
  readonly parsed: Parsed;
  readonly problems: ProblemLog;
  readonly losses: VexLosses;
}

/** The statements in the `vulnerabilities` of a checked document. */
export class VexStatements {
  readonly #document: unknown;
  readonly #bom: Bom;
  readonly #components: ReadonlyMap<string, BomComponent>;
  readonly #services: ReadonlySet<string>;
  readonly #prefix: string | undefined;

  constructor(document: unknown, bom: Bom) {
    this.#document = document;
    this.#bom = bom;
    this.#components = new Map(bom.components.map((component) => [component.key, component]));
    this.#services = new Set(listOf(document, 'services').flatMap((service) => textOf(service, 'bom-ref') ?? []));
    const [, serial] = /^urn:uuid:(.+)$/.exec(bom.document.id ?? '') ?? [];
    this.#prefix = serial === undefined ? undefined : `urn:cdx:${serial}/${bom.document.version ?? 1}#`;
  }

  read({ parsed, problems, losses }: Reading): VexStatement[] {
    return listOf(this.#document, 'vulnerabilities').map((value, at) => {
      const path = ['vulnerabilities', at] as const;
      const statement = this.#statement(value);
      reportLosses(value, losses.of(at + 1));
      if (statement.status === 'not_affected' && !statement.justification && !statement.impact?.trim()) {
        const message = `${path.join('.')} is "not_affected" without justification and detail`;
        problems.add('schema', message, () => parsed.span(...path, 'analysis') ?? parsed.span(...path));
      }
      for (const [position, affected] of listOf(value, 'affects').entries())
        this.#checkReference(textOf(affected, 'ref') ?? '', [...path, 'affects', position, 'ref'], {
          parsed,
          problems,
        });
      const span = parsed.span(...path);
      return { ...statement, ...(span && { span }) };
    });
  }

  #checkReference(
    reference: string,
    path: readonly Step[],
    { parsed, problems }: Pick<Reading, 'parsed' | 'problems'>,
  ): void {
    if (this.#components.has(reference) || this.#services.has(reference) || BOM_LINK.test(reference)) return;
    const message = `a vulnerability affects ${quote(reference)}, which is no component of the document`;
    problems.add('unknown-entry', message, () => parsed.span(...path));
  }

  #statement(value: unknown): VexStatement {
    const analysis = get(value, 'analysis');
    const state = textOf(analysis, 'state') ?? '';
    const status = (Object.hasOwn(STATES, state) ? STATES[state] : undefined) ?? 'under_investigation';
    const word = textOf(analysis, 'justification') ?? '';
    const justification: VexJustification | undefined =
      state === 'false_positive' ? state : Object.hasOwn(JUSTIFICATIONS, word) ? JUSTIFICATIONS[word] : undefined;
    const [id, impact] = [textOf(value, 'bom-ref'), textOf(analysis, 'detail')];
    const [time, updated] = [textOf(analysis, 'firstIssued'), textOf(analysis, 'lastUpdated')];
    const [action, workaround] = [textOf(value, 'recommendation'), textOf(value, 'workaround')];
    const responses = listOf(analysis, 'response').filter(isResponse);
    const silences = status === 'not_affected' || status === 'fixed';
    return {
      ...(id !== undefined && { id }),
      vulnerability: vulnerabilityOf(value),
      products: listOf(value, 'affects').map((affected) => this.#product(affected, silences)),
      status,
      ...(justification && { justification }),
      ...(impact !== undefined && { impact }),
      ...(action !== undefined && { action }),
      ...(responses.length > 0 && { responses }),
      ...(workaround !== undefined && { workaround }),
      ...(time !== undefined && { time }),
      ...(updated !== undefined && { updated }),
    };
  }

  /** A component of a document with a subject is one within that subject: elsewhere it may be used otherwise. */
  #product(affected: unknown, silences: boolean): VexProduct {
    const reference = textOf(affected, 'ref') ?? '';
    // Which versions are meant is then said beside the component, in ranges that are compared with nothing here.
    const versions = listOf(affected, 'versions');
    const isEvery = versions.length === 1 && versions.every(isEveryVersion);
    if (silences && versions.length > 0 && !isEvery)
      return { ...part('other', `${reference}, in some versions`), parts: [] };
    const component = this.#components.get(reference);
    if (!component) return { ...part(BOM_LINK.test(reference) ? 'bom-link' : 'other', reference), parts: [] };
    const subject = this.#components.get(this.#bom.subject ?? '');
    if (!subject) return { ...this.#partOf(component, silences && !isEvery), parts: [] };
    if (subject === component) return { ...this.#partOf(subject, false), parts: [] };
    return { ...this.#partOf(subject, false), parts: [this.#partOf(component, silences && !isEvery)] };
  }

  /** By package URL, which other tools know too, else by BOM-Link. One that silences has to have a version. */
  #partOf(component: BomComponent, needsVersion: boolean): VexPart {
    const names = component.identifiers
      .filter(({ kind }) => kind === 'cpe')
      .map(({ value }) => ({ kind: 'cpe', value }) as const);
    return { identifiers: [this.#nameOf(component, needsVersion), ...names], hashes: [] };
  }

  #nameOf({ key, purl, version }: BomComponent, needsVersion: boolean): VexIdentifier {
    const parts = purl === undefined ? undefined : parsePurl(purl);
    if (purl !== undefined && parts) {
      const own = parts.version ?? version;
      if (own === undefined) return { kind: needsVersion ? 'other' : 'purl', value: purl };
      return { kind: 'purl', value: parts.version === undefined ? formatPurl({ ...parts, version: own }) : purl };
    }
    if (this.#prefix === undefined) return { kind: 'other', value: key };
    return { kind: 'bom-link', value: `${this.#prefix}${key}` };
  }
}

/** `vers:npm/*`: whatever the version is. Source: package-url/vers-spec. */
function isEveryVersion(entry: unknown): boolean {
  return textOf(entry, 'status') === 'unaffected' && /^vers:[a-z][a-z0-9.+-]*\/\*$/.test(textOf(entry, 'range') ?? '');
}

function part(kind: VexIdentifier['kind'], value: string): VexPart {
  return { identifiers: [{ kind, value }], hashes: [] };
}
