import {
  saysAnything,
  type NamedVex,
  type Silenced,
  type UnusedStatement,
  type VexReport,
  type VexStatement,
} from '@morel/model';

/** A statement of a document that the caller named, with the account of what became of it. */
export class Claim {
  readonly source: NamedVex;
  readonly statement: VexStatement;
  readonly number: number;
  /** Ids of the vulnerability in the form in which they are compared. */
  readonly ids: ReadonlySet<string>;
  readonly silences: boolean;
  /** Whether it says anything, for or against. */
  readonly isHeard: boolean;
  /** Milliseconds since 1970; undefined where the document says none. */
  readonly time: number | undefined;
  used = false;
  #reason: { readonly rank: number; readonly text: string };

  constructor(source: NamedVex, statement: VexStatement, number: number) {
    this.source = source;
    this.statement = statement;
    this.number = number;
    this.ids = new Set(statement.vulnerability.ids.map(comparable));
    this.silences = statement.status === 'not_affected' || statement.status === 'fixed';
    this.isHeard = saysAnything(statement);
    const time = Date.parse(this.timeText ?? '');
    this.time = Number.isNaN(time) ? undefined : time;
    this.#reason = { rank: 0, text: this.#firstReason() };
  }

  /**
   * When it was said. A document that was changed later need not have changed this statement: what silences counts from
   * the day of issue, what takes it back from the last change.
   */
  get timeText(): string | undefined {
    const { statement, source } = this;
    const { created, updated } = source.vex.document;
    return statement.updated ?? statement.time ?? (this.silences ? created : (updated ?? created));
  }

  #firstReason(): string {
    if (!this.isHeard) return 'it gives no reason why nothing is affected';
    return this.silences ? 'nothing that was found is named by it' : `"${this.statement.status}" silences nothing`;
  }

  /** Why it silences nothing; of several reasons the one that came nearest to silencing stays. */
  fails(rank: number, text: string): void {
    if (rank > this.#reason.rank) this.#reason = { rank, text };
  }

  silenced(others: number): Silenced {
    const { statement, source } = this;
    const { status, justification, impact, id } = statement;
    const author = statement.author ?? source.vex.document.author ?? statement.supplier;
    const why = [justification, impact].filter((text) => text !== undefined).join(': ');
    const more = others > 0 ? ` (with ${others} more ${others === 1 ? 'statement' : 'statements'})` : '';
    const { id: documentId } = source.vex.document;
    const line = statement.span?.line;
    return {
      by: 'vex',
      reason: `${status}${why === '' ? '' : `, ${why}`}${more}`,
      statement: {
        document: source.path,
        ...(documentId !== undefined && { documentId }),
        number: this.number,
        ...(line !== undefined && { line }),
        ...(id !== undefined && { id }),
        status,
        ...(justification && { justification }),
        ...(author !== undefined && { author }),
        ...(this.timeText !== undefined && { time: this.timeText }),
      },
    };
  }

  unused(): UnusedStatement {
    const { vulnerability, status, span } = this.statement;
    return {
      number: this.number,
      ...(span?.line !== undefined && { line: span.line }),
      vulnerability: vulnerability.ids[0] ?? '',
      status,
      reason: this.#reason.text,
    };
  }
}

/** Ids are compared without regard to case. */
export function comparable(id: string): string {
  return id.toUpperCase();
}

export function vexReport({ path, vex }: NamedVex, claims: readonly Claim[]): VexReport {
  const { format, id, version, author, created, updated } = vex.document;
  const time = updated ?? created;
  const unused = claims.filter(({ used }) => !used);
  return {
    path,
    format,
    ...(id !== undefined && { id }),
    ...(version !== undefined && { version }),
    ...(author !== undefined && { author }),
    ...(time !== undefined && { time }),
    statements: claims.length,
    used: claims.length - unused.length,
    unused: unused.map((claim) => claim.unused()),
  };
}
