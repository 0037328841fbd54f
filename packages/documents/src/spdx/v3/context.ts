import { asArray, asString, get } from '@morel/parse';

export interface Context {
  /** Of the specification. */
  readonly version: string;
  /** Whether the document has no other terms. */
  readonly isAlone: boolean;
}

const CONTEXT = /^https?:\/\/spdx\.(?:org|github\.io)\/(?:rdf|spdx-spec)\/v?(3(?:\.[0-9]+)*)\//;

/** The context of SPDX 3 that a document has; undefined for any other document. */
export function contextOf(document: unknown): Context | undefined {
  const stated = get(document, '@context');
  const all = asArray(stated) ?? [stated];
  const versions = all.map((context) => CONTEXT.exec(asString(context) ?? '')?.[1]);
  const version = versions.find((found) => found !== undefined);
  return version === undefined ? undefined : { version, isAlone: all.length === 1 };
}
