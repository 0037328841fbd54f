import { homedir } from 'node:os';
import { AppError, quote } from '@morel/model';
import { httpFromEnvironment } from '@morel/platform';
import { VERSION } from './version.ts';

/** Fetches what a policy that the caller names extends by URL. */
export type FetchPolicy = (url: string) => Promise<Uint8Array>;

const LIMIT = 4 * 1024 * 1024;

/** Fetches a policy that the caller's own policy extends. Its digest is checked by who asked. */
export function createPolicyFetch(offline: boolean): FetchPolicy {
  return async (url) => {
    const silent = { info: () => undefined, warn: () => undefined };
    const http = await httpFromEnvironment({
      environment: process.env,
      userHome: homedir(),
      userAgent: `morel/${VERSION}`,
      offline,
      log: silent,
    });
    try {
      const response = await http.get({ url, limit: LIMIT });
      if (response.status !== 200)
        throw new AppError('http-status', `${quote(url)} answered with status ${response.status}`);
      const chunks: Uint8Array[] = [];
      for await (const chunk of response.body) chunks.push(chunk);
      return Buffer.concat(chunks);
    } finally {
      http.close();
    }
  };
}
