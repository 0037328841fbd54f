import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, quote, type Http, type Log } from '@morel/model';
import { createHttp } from './create-http.ts';
import { credentialsFrom } from './credentials.ts';

/** What a program hands over of its surroundings. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The user's home folder, for the netrc file. */
  readonly userHome: string;
  readonly userAgent: string;
  readonly offline: boolean;
  readonly log: Log;
}

/**
 * The `Http` port as the environment asks for it: proxies, `MOREL_CA_FILE` (beside `NODE_EXTRA_CA_CERTS`), `MOREL_AUTH_…`
 * and the netrc file (`NETRC` names another), `MOREL_INSECURE_HOSTS`. Rejects with `AppError` `bad-config` where a file
 * that was named cannot be read.
 */
export async function httpFromEnvironment(around: Surroundings): Promise<Http & { close(): void }> {
  const { environment, userAgent, offline, log } = around;
  const own = environment['MOREL_CA_FILE'];
  const ca = own ? [await readNamed(own, 'MOREL_CA_FILE'), await readExtra(environment)] : [];
  return createHttp({
    userAgent,
    environment,
    offline,
    log,
    ca: ca.filter((text) => text !== ''),
    credentials: credentialsFrom(environment, await readNetrc(around)),
    insecureHosts: (environment['MOREL_INSECURE_HOSTS'] ?? '').split(/[\s,]+/).filter((host) => host !== ''),
  });
}

/** Node reads this file only for connections that name no authorities of their own. */
function readExtra(environment: Surroundings['environment']): Promise<string> {
  const path = environment['NODE_EXTRA_CA_CERTS'];
  return path ? readFile(path, 'utf8').catch(() => '') : Promise.resolve('');
}

function readNetrc({ environment, userHome }: Surroundings): Promise<string> {
  const named = environment['NETRC'];
  return named ? readNamed(named, 'NETRC') : readFile(join(userHome, '.netrc'), 'utf8').catch(() => '');
}

async function readNamed(path: string, variable: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new AppError('bad-config', `${variable} names ${quote(path)}, which cannot be read`, { cause });
  }
}
