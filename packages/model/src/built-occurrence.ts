import type { Licence } from './bom.ts';
import type { Upstream } from './contracts/pages.ts';
import type { Source } from './component.ts';
import type { Notice, Occurrence } from './inventory.ts';
import type { Span } from './span.ts';

/** A span, or what looks it up. Of a large input only the few spans that a report shows are ever asked for. */
export type SpanSource = Span | (() => Span | undefined);

/** An entry of an input as its reader hands it over. */
export interface OccurrenceFields extends Omit<Occurrence, 'component' | 'input' | 'digests' | 'span'> {
  readonly digests?: readonly string[];
  readonly span?: SpanSource | undefined;
}

const NO_DIGESTS: readonly string[] = [];

/**
 * An occurrence while its inventory is being put together. It is made once and then moved, not copied: its positions change
 * when the parts are joined, and its span is counted in characters until the host says how to turn it into bytes.
 */
export class BuiltOccurrence implements Occurrence {
  component: number;
  input = 0;
  readonly key: string;
  readonly source: Source;
  readonly alias: string | undefined;
  readonly digests: readonly string[];
  readonly file: string | undefined;
  readonly marker: string | undefined;
  readonly groups: readonly string[] | undefined;
  readonly notice: Notice | undefined;
  readonly installScript: boolean | undefined;
  readonly licences: readonly Licence[] | undefined;
  readonly supplier: string | undefined;
  readonly upstream: Upstream | undefined;
  #span: SpanSource | undefined;
  #toBytes: ((span: Span) => Span) | undefined;

  constructor(component: number, fields: OccurrenceFields) {
    this.component = component;
    this.key = fields.key;
    this.source = fields.source;
    this.alias = fields.alias;
    this.digests = fields.digests ?? NO_DIGESTS;
    this.file = fields.file;
    this.marker = fields.marker;
    this.groups = fields.groups;
    this.notice = fields.notice;
    this.installScript = fields.installScript;
    this.licences = fields.licences;
    this.supplier = fields.supplier;
    this.upstream = fields.upstream;
    this.#span = fields.span;
    this.#toBytes = undefined;
  }

  get span(): Span | undefined {
    const found = typeof this.#span === 'function' ? this.#span() : this.#span;
    this.#span = found && this.#toBytes ? this.#toBytes(found) : found;
    this.#toBytes = undefined;
    return this.#span;
  }

  /** Says how the reader's span becomes one of bytes, with line and column; done when the span is asked for. */
  locate(toBytes: (span: Span) => Span): void {
    this.#toBytes = toBytes;
  }
}
