import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { AppError } from '@morel/model';
import { proxyAuthorization, type Agents } from './agents.ts';
import { shownUrl } from './url.ts';

/** One request, as it goes out. */
export interface Exchange {
  readonly url: URL;
  readonly proxy: URL | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
  readonly timeouts: Timeouts;
}

/** Milliseconds. */
export interface Timeouts {
  /** Until the first byte of an answer. */
  readonly connect: number;
  /** Between two pieces of an answer. */
  readonly idle: number;
}

/** Sends one GET request and resolves when the head of the answer is there. Rejects with what Node or `AppError` says. */
export function exchange(
  agents: Agents,
  { url, proxy, headers, signal, timeouts }: Exchange,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options: RequestOptions = { method: 'GET', headers, ...(signal && { signal }) };
    const request =
      url.protocol === 'https:'
        ? httpsRequest(withoutUser(url), { ...options, agent: agents.forHttps(proxy) })
        : httpRequest(...plain(agents, { url, proxy, headers }, options));
    request.setTimeout(timeouts.connect, () => request.destroy(silent(url, timeouts.connect)));
    request.once('error', reject);
    request.once('response', (response) => {
      request.setTimeout(timeouts.idle, () => response.destroy(silent(url, timeouts.idle)));
      resolve(response);
    });
    request.end();
  });
}

/** Plain http through a proxy asks the proxy for the whole address (RFC 9112, 3.2.2). */
function plain(
  agents: Agents,
  { url, proxy, headers }: Pick<Exchange, 'url' | 'proxy' | 'headers'>,
  options: RequestOptions,
): [URL, RequestOptions] {
  if (!proxy) return [withoutUser(url), { ...options, agent: agents.forHttp }];
  const all = { ...headers, ...proxyAuthorization(proxy), host: url.host };
  return [withoutUser(proxy), { ...options, headers: all, path: withoutUser(url).href, agent: agents.forHttp }];
}

/** Node would make a header of its own from user and password. */
function withoutUser(url: URL): URL {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  bare.hash = '';
  return bare;
}

function silent(url: URL, milliseconds: number): AppError {
  const error = new AppError(
    'network',
    `${shownUrl(url)} sent nothing for ${Math.round(milliseconds / 1000)} seconds`,
    {
      hint: 'Check the network and HTTPS_PROXY, or try again later.',
      cause: Object.assign(new Error('timeout'), { code: 'ETIMEDOUT' }),
    },
  );
  return error;
}
