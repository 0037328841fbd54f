import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { updateFromReady, updateIndex, type CompileResult } from '@morel/feeds';
import { AppError, quote } from '@morel/model';
import type { Run } from '../command-line/command.ts';
import { heldRecords } from '../open-data.ts';
import { openSession, type Session } from '../session.ts';
import { ownIndexPath } from '../surroundings.ts';
import { updateTools, type UpdateTools } from '../update/compile-options.ts';
import { isReadyIndex, sourcesOf } from '../update/sources.ts';

const INCOMPLETE = 3;
const PATIENCE = 60_000;

/** `morel db update`: feeds into the user's index, or a ready index in its place. */
export const run: Run = async (given) => {
  const session = openSession(given);
  const sources = sourcesOf(given);
  const tools = await updateTools(session, given.all('ecosystem'));
  try {
    const ready = sources.find(({ location }) => isReadyIndex(location));
    if (!ready) return await fromFeeds(session, tools, sources);
    if (sources.length > 1)
      throw new AppError('usage', 'a ready index is taken as it is, without other sources', {
        hint: `Leave out --from, except ${quote(ready.location)}.`,
      });
    return await fromReady(session, tools, ready.location);
  } finally {
    tools.close();
  }
};

async function fromFeeds(
  { console }: Session,
  { options, storage }: UpdateTools,
  sources: ReturnType<typeof sourcesOf>,
): Promise<number> {
  const result = await updateIndex({ ...options, sources, storage, wait: PATIENCE }).catch((error: unknown) => {
    if (error instanceof AppError && existsSync(ownIndexPath()))
      console.warn('nothing was updated; the index in use is unchanged');
    throw error;
  });
  for (const line of summary(result)) console.info(line);
  const failed = result.parts.filter(({ error }) => error);
  for (const { feed, part, outcome, error } of failed) {
    const held = outcome === 'kept' ? 'its old data stay, with their date' : 'nothing of it is in the index';
    console.warn(
      `${feed} ${part}: ${error?.message ?? 'failed'} (${held})${error?.hint ? `\n       ${error.hint}` : ''}`,
    );
  }
  return failed.length > 0 ? INCOMPLETE : 0;
}

function summary({ parts, feeds }: CompileResult): string[] {
  const counts = new Map<string, number>();
  for (const { outcome } of parts) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const words = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  return [`${ownIndexPath()}: ${heldRecords(ownIndexPath())} records from ${feeds.length} sources (${words})`];
}

async function fromReady({ console }: Session, { options, storage }: UpdateTools, location: string): Promise<number> {
  const keyFile = process.env['MOREL_PUBLIC_KEY_FILE'];
  const publicKey = keyFile ? await readKey(keyFile) : undefined;
  const { ports, progress, signal } = options;
  const meta = await updateFromReady({
    location,
    storage,
    ports,
    wait: PATIENCE,
    ...(publicKey !== undefined && { publicKey }),
    ...(progress && { progress }),
    ...(signal && { signal }),
  });
  console.info(
    `${ownIndexPath()}: ${meta.counts.records} records, built ${meta.built}${publicKey === undefined ? '' : ', signature good'}`,
  );
  return 0;
}

function readKey(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('bad-config', `MOREL_PUBLIC_KEY_FILE names ${quote(path)}, which cannot be read`, { cause });
  });
}
