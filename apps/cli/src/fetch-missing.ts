import { updateIndex } from '@morel/feeds';
import { AppError } from '@morel/model';
import type { Session } from './session.ts';
import { updateTools } from './update/compile-options.ts';

const PATIENCE = 300_000;

/** Fetches the advisories of these ecosystems, with progress. Gives the failure where nothing could be fetched. */
export async function fetchMissing(session: Session, ecosystems: readonly string[]): Promise<AppError | undefined> {
  const { console } = session;
  console.info(`no advisories for ${ecosystems.join(', ')} yet: fetching them (--offline leaves that out)`);
  const tools = await updateTools(session, ecosystems);
  try {
    const { options, storage } = tools;
    // A first scan should not wait for archives that `morel db update` fetches.
    const feeds = options.feeds.filter(({ about }) => !about.large);
    const { parts } = await updateIndex({ ...options, feeds, onlyParts: false, sources: [], storage, wait: PATIENCE });
    return parts.find(({ error, outcome }) => error && outcome === 'missing')?.error;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  } finally {
    tools.close();
  }
}
