import { homedir } from 'node:os';
import { ecosystems } from '@morel/ecosystems';
import { feeds, type CompileOptions } from '@morel/feeds';
import { loadCvss } from '@morel/parse';
import { createLocalFiles, createStorage, httpFromEnvironment } from '@morel/platform';
import type { Storage } from '@morel/model';
import { checkEcosystems } from '../extensions.ts';
import type { Session } from '../session.ts';
import { ownFolder, runClock } from '../surroundings.ts';
import { VERSION } from '../version.ts';
import { showProgress } from './progress.ts';

export interface UpdateTools {
  readonly options: Omit<CompileOptions, 'sources'>;
  readonly storage: Storage;
  close(): void;
}

/** Everything that updating and building share: feeds, ecosystems, ports, progress, and an end on Ctrl-C. */
export async function updateTools(session: Session, only: readonly string[]): Promise<UpdateTools> {
  checkEcosystems(only);
  const { console, given } = session;
  const http = await httpFromEnvironment({
    environment: process.env,
    userHome: homedir(),
    userAgent: `morel/${VERSION}`,
    offline: given.has('offline'),
    log: console,
  });
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once('SIGINT', onInterrupt);
  const loaded = await Promise.all(ecosystems.map(({ load }) => load()));
  return {
    options: {
      feeds,
      ecosystems: loaded.map(({ about, names, versions }) => ({
        id: about.id,
        osv: about.osv,
        purlType: about.purlType,
        normalise: (name: string) => names.normalise(name),
        order: versions,
      })),
      score: scoreWith(await loadCvss()),
      parts: partsOf(only),
      onlyParts: only.length > 0,
      ports: { http, files: createLocalFiles(), clock: runClock(), log: console },
      tool: VERSION,
      progress: showProgress(console),
      signal: stop.signal,
    },
    storage: createStorage(ownFolder()),
    close: () => {
      process.off('SIGINT', onInterrupt);
      console.progress('');
      http.close();
    },
  };
}

function partsOf(only: readonly string[]): string[] {
  return ecosystems.filter(({ about }) => only.includes(about.id)).flatMap(({ about }) => about.osv);
}

/** The calculator as the index writer takes it: the vector alone says of which version it is. */
function scoreWith(calculate: Awaited<ReturnType<typeof loadCvss>>): CompileOptions['score'] {
  return (_, vector) => calculate(vector)?.score;
}
