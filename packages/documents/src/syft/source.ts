import type { BomComponent, BomKind } from '@morel/model';
import { asString, get } from '@morel/parse';
import { identifierOf, listOf, textOf } from './artifact.ts';

const KINDS: ReadonlyMap<string, BomKind> = new Map([
  ['image', 'container'],
  ['file', 'file'],
  ['directory', 'application'],
  ['dir', 'application'],
]);

const NOTHING = { identifiers: [], hashes: [], licences: [], links: [], properties: [] } as const;

/** What was looked at: an image, a folder, a file. Up to version 8 its name stands in `target`. */
export function sourceOf(source: unknown, key: string): BomComponent {
  const target = get(source, 'target');
  const name =
    textOf(source, 'name') ??
    asString(target) ??
    textOf(target, 'userInput') ??
    textOf(get(source, 'metadata'), 'path');
  const version = textOf(source, 'version') ?? textOf(target, 'manifestDigest');
  const supplier = textOf(source, 'supplier');
  return {
    ...NOTHING,
    key,
    kind: KINDS.get((textOf(source, 'type') ?? '').toLowerCase()) ?? 'other',
    name: name || 'source',
    ...(version && { version }),
    ...(supplier && { supplier: { kind: 'organisation', name: supplier } }),
  };
}

/** The distribution of Linux that was found; undefined where none was. */
export function distributionOf(distro: unknown, key: string): BomComponent | undefined {
  const name = textOf(distro, 'id') ?? textOf(distro, 'name');
  if (name === undefined) return undefined;
  const version = textOf(distro, 'versionID') ?? textOf(distro, 'version');
  const description = textOf(distro, 'prettyName');
  return {
    ...NOTHING,
    key,
    kind: 'operating-system',
    name,
    ...(version && { version }),
    ...(description && { description }),
    identifiers: identifierOf(textOf(distro, 'cpeName')),
  };
}

/** Files that hold something which Syft could not tell, with the reason that it gives. */
export interface UnknownFiles {
  /** Programs that belong to no package. */
  readonly programs: number;
  /** Reasons why files were not looked into, one for each. */
  readonly failures: readonly string[];
}

const PROGRAM = 'no package identified in executable file';

/** What a document says that it could not tell. Source: schema 16, `unknowns` of `#/$defs/File`. */
export function unknownsOf(document: unknown): UnknownFiles {
  let programs = 0;
  const failures: string[] = [];
  for (const file of listOf(document, 'files')) {
    const reasons = listOf(file, 'unknowns').flatMap((reason) => asString(reason) ?? []);
    const failure = reasons.find((reason) => !reason.includes(PROGRAM));
    if (failure !== undefined) failures.push(`${textOf(get(file, 'location'), 'path') ?? ''}: ${failure}`);
    else if (reasons.length > 0) programs += 1;
  }
  return { programs, failures };
}
