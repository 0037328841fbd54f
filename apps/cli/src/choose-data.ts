import { existsSync } from 'node:fs';
import type { Component } from '@morel/model';
import { ecosystems } from '@morel/ecosystems';
import { openNamed, openOwn, openStarter, type OpenData } from './open-data.ts';
import { starterIndex } from './package-folder.ts';
import type { Session } from './session.ts';

export type { OpenData } from './open-data.ts';

/**
 * The index for components: the one that is named, else the user's own after fetching what it lacks, else the starter
 * index. Undefined where there is none at all; the report then says so.
 */
export async function chooseData(session: Session, components: readonly Component[]): Promise<OpenData | undefined> {
  const { given, console } = session;
  const named = given.one('db');
  if (named !== undefined) return openNamed(named);
  const own = openOwn();
  const missing = missingEcosystems(own, components);
  if (missing.length === 0 && own) return own;
  if (!given.has('offline')) {
    own?.index.close();
    const { fetchMissing } = await import('./fetch-missing.ts');
    const failure = await fetchMissing(session, missing);
    if (failure) console.warn(`${failure.message}${failure.hint ? `\n       ${failure.hint}` : ''}`);
    const fetched = openOwn();
    if (fetched) return fetched;
  } else if (own) {
    return own;
  }
  return hasStarter() ? openStarter() : undefined;
}

function hasStarter(): boolean {
  const path = starterIndex();
  return path !== undefined && existsSync(path);
}

/** Ecosystems of the inventory that have advisories and that the index does not hold. */
function missingEcosystems(own: OpenData | undefined, components: readonly Component[]): string[] {
  const used = new Set(components.map(({ ecosystem }) => ecosystem));
  return ecosystems
    .filter(({ about }) => used.has(about.id) && about.osv.length > 0)
    .filter(({ about }) => !own || !about.osv.some((name) => own.index.holds(name)))
    .map(({ about }) => about.id);
}
