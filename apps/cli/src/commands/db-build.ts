import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { buildIndex, checksumText, digestOf, signIndex } from '@morel/feeds';
import { AppError, quote } from '@morel/model';
import { openRandomAccess, writeAtomic } from '@morel/platform';
import type { Run } from '../command-line/command.ts';
import { heldRecords } from '../open-data.ts';
import { openSession } from '../session.ts';
import { updateTools } from '../update/compile-options.ts';
import { sourcesOf } from '../update/sources.ts';

/** `morel db build --from … --out FILE`: an index to publish, its checksum, and a signature where a key is named. */
export const run: Run = async (given) => {
  const session = openSession(given);
  const out = given.one('out');
  const sources = sourcesOf(given);
  if (out === undefined)
    throw new AppError('usage', 'say where the index goes', { hint: 'For example: --out index.morel' });
  if (sources.length === 0)
    throw new AppError('usage', 'say what the index is built from', { hint: 'For example: --whole osv=./osv' });
  const keyFile = given.one('sign');
  const key = keyFile === undefined ? undefined : await readKey(keyFile);
  const tools = await updateTools(session, given.all('ecosystem'));
  try {
    const { options, storage } = tools;
    await buildIndex({ ...options, sources, storage, write: (bytes) => writeAtomic(out, bytes) });
    const { digest, size } = digestFile(out);
    await writeAtomic(`${out}.sha256`, single(checksumText(digest, basename(out))));
    if (key !== undefined) await writeAtomic(`${out}.sig`, single(signIndex(digest, key)));
    session.console.info(
      `${out}: ${heldRecords(out)} records, ${(size / 1e6).toFixed(1)} MB, checksum in ${out}.sha256${key === undefined ? '' : `, signature in ${out}.sig`}`,
    );
    return 0;
  } finally {
    tools.close();
  }
};

function digestFile(path: string): { digest: Buffer; size: number } {
  const access = openRandomAccess(path);
  try {
    return { digest: digestOf(access), size: access.size };
  } finally {
    access.close();
  }
}

async function* single(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

function readKey(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError('not-found', `the key ${quote(path)} cannot be read`, { cause });
  });
}
