import { AppError, hasPurlType, quote, type Document, type Ecosystem } from '@morel/model';
import { documents } from '@morel/documents';
import { ecosystems } from '@morel/ecosystems';
import type { InventoryExtension, NamedFamily } from '@morel/inventory';
import { nearest } from './command-line/nearest.ts';

/** Everything that reads files of a project; only these ecosystems where some are named. */
export function inventoryExtensions(only: readonly string[]): InventoryExtension[] {
  checkEcosystems(only);
  const chosen = ecosystems.filter(({ about }) => only.length === 0 || only.includes(about.id));
  return [
    ...chosen.map(({ about, load }) => ({
      id: about.id,
      formats: about.formats,
      ...(about.archives && { archives: about.archives }),
      load: async () => (await load()).readers,
    })),
    ...documents
      .filter(({ about }) => about.formats.length > 0)
      .map(({ about, load }) => ({
        id: about.id,
        formats: about.formats,
        load: async () => (await load()).readers ?? [],
      })),
  ];
}

/** What finds the ecosystem of a package URL: all of them, whichever are chosen. */
export function namedFamilies(): NamedFamily[] {
  return ecosystems.map(({ about, load }) => ({
    id: about.id,
    title: about.title,
    isCompared: about.osv.length > 0,
    alsoNames: about.otherPurlTypesAlsoName,
    purlTypes: [about.purlType, ...(about.otherPurlTypes ?? [])],
    names: async () => (await load()).names,
  }));
}

/** Whether versions of an ecosystem, named by its id or a type of its package URLs, are names that are moved at will. */
export function hasMovingVersions(name: string): boolean {
  return ecosystems.some(({ about }) => about.movingVersions && (about.id === name || hasPurlType(about, name)));
}

/** Ids of ecosystems, or `usage` that names the nearest. */
export function checkEcosystems(ids: readonly string[]): void {
  const known = ecosystems.map(({ about }) => about.id);
  for (const id of ids) {
    if (known.includes(id)) continue;
    const guess = nearest(id, known);
    throw new AppError('usage', `there is no ecosystem ${quote(id)}`, {
      hint: `${guess === undefined ? '' : `Did you mean ${guess}? `}There are: ${known.join(', ')}.`,
    });
  }
}

/** Loads ecosystems once and keeps them, so that the rest is synchronous. */
export class Ecosystems {
  readonly #loaded = new Map<string, Ecosystem>();

  async load(ids: Iterable<string>): Promise<void> {
    for (const id of new Set(ids)) {
      const extension = ecosystems.find(({ about }) => about.id === id);
      if (extension && !this.#loaded.has(id)) this.#loaded.set(id, await extension.load());
    }
  }

  async loadAll(): Promise<void> {
    await this.load(ecosystems.map(({ about }) => about.id));
  }

  get(id: string): Ecosystem | undefined {
    return this.#loaded.get(id);
  }

  all(): readonly Ecosystem[] {
    return [...this.#loaded.values()];
  }
}

/** A document format that can be written. */
export type Writer = Document & Required<Pick<Document, 'render'>>;

function isWriter(document: Document): document is Writer {
  return document.render !== undefined;
}

/** The writer of a report format, or `usage` that names those there are. */
export async function loadWriter(name: string): Promise<Writer> {
  const writers = documents.filter(({ about }) => about.writes);
  const found = writers.find(({ about }) => about.id === name);
  const ids = writers.map(({ about }) => about.id);
  if (!found) {
    const guess = nearest(name, ids);
    throw new AppError('usage', `there is no format ${quote(name)}`, {
      hint: `${guess === undefined ? '' : `Did you mean ${guess}? `}There are: ${ids.join(', ')}.`,
    });
  }
  const document = await found.load();
  if (!isWriter(document)) throw new Error(`the format ${name} says that it writes, and does not`);
  return document;
}
