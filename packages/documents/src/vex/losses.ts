import type { VexLoss } from '@morel/model';

export const NO_PLACE = 'the format has no place for it';

/** Collects what a form has no place for while a document is written or read. */
export class VexLosses {
  readonly list: VexLoss[];
  readonly #statement: number | undefined;

  constructor(statement?: number, list: VexLoss[] = []) {
    this.#statement = statement;
    this.list = list;
  }

  /** For what the statement of this number says, from 1. */
  of(statement: number): VexLosses {
    return new VexLosses(statement, this.list);
  }

  add(field: string, value: unknown, reason: string, keptIn?: string): void {
    this.list.push({
      ...(this.#statement !== undefined && { statement: this.#statement }),
      field,
      value: typeof value === 'string' ? value : JSON.stringify(value),
      reason,
      ...(keptIn !== undefined && { keptIn }),
    });
  }

  /** Members that a form does not have at all, where they are given. */
  addAll<T extends object>(
    given: T | undefined,
    fields: readonly (keyof T & string)[],
    reason: string,
    prefix = '',
  ): void {
    for (const field of fields) {
      const value = given?.[field];
      if (value !== undefined) this.add(`${prefix}${field}`, value, reason);
    }
  }
}
