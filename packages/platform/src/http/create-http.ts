import { setMaxListeners } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError, printable, type Http, type HttpRequest, type HttpResponse, type Log } from '@morel/model';
import { createAgents, type Agents } from './agents.ts';
import { bodyOf, discard } from './body.ts';
import type { Credentials } from './credentials.ts';
import { exchange, type Timeouts } from './exchange.ts';
import { isPassing, networkError } from './network-error.ts';
import { proxyFor } from './proxy.ts';
import { delayBefore, isPassingStatus, RETRY, type RetryRules } from './retry.ts';
import { checkedUrl, shownUrl } from './url.ts';

export interface HttpOptions {
  readonly userAgent: string;
  /** For the proxy variables. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Certificates (PEM) of own authorities, beside Node's. */
  readonly ca?: readonly string[];
  readonly credentials?: Credentials;
  /** Every request rejects with `AppError` `offline`. */
  readonly offline?: boolean;
  /** Hosts that may be asked over plain http. This machine always may. */
  readonly insecureHosts?: readonly string[];
  readonly log?: Log;
  readonly timeouts?: Partial<Timeouts>;
  readonly retry?: Partial<RetryRules>;
  /** For tests: waits, draws and the time. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly random?: () => number;
  readonly now?: () => number;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const REDIRECT_LIMIT = 5;

/** The `Http` port on node:http and node:https. Close it to let the process end at once. */
export function createHttp(options: HttpOptions): Http & { close(): void } {
  const client = new Client(options);
  return { get: (request) => client.get(request), close: () => client.close() };
}

class Client {
  readonly #options: HttpOptions;
  readonly #timeouts: Timeouts;
  readonly #rules: RetryRules;
  // Made on the first request: a run without network loads no certificates.
  #agents: Agents | undefined;

  constructor(options: HttpOptions) {
    this.#options = options;
    this.#timeouts = { connect: 30_000, idle: 60_000, ...options.timeouts };
    this.#rules = { ...RETRY, ...options.retry };
  }

  close(): void {
    this.#agents?.close();
  }

  /** Tries until there is an answer that will not pass, or the attempts are used up. */
  async get(request: HttpRequest): Promise<HttpResponse> {
    const url = checkedUrl(request.url, this.#options.insecureHosts ?? []);
    // One signal stops many requests at once: that so many listen to it is no leak, as Node would warn.
    if (request.signal) setMaxListeners(0, request.signal);
    if (this.#options.offline) {
      const hint = 'Run without --offline, or name a file with --from or --db.';
      throw new AppError('offline', `${shownUrl(url)} is needed, but the network was ruled out`, { hint });
    }
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.#attempt(request, url);
      if (!(outcome instanceof Failure)) return outcome;
      const delay = outcome.passing ? this.#delay(attempt + 1, outcome.retryAfter) : undefined;
      if (delay === undefined) throw outcome.error;
      this.#options.log?.info(`${outcome.error.message}; trying again in ${Math.ceil(delay / 1000)} s`);
      await this.#sleep(delay, request.signal);
    }
  }

  async #attempt(request: HttpRequest, first: URL): Promise<HttpResponse | Failure> {
    try {
      const { response, url } = await this.#follow(request, first);
      const status = response.statusCode ?? 0;
      if (status < 300 || status === 304 || request.answers?.includes(status)) {
        return { status, headers: plainHeaders(response), body: bodyOf(response, url, request.limit) };
      }
      await discard(response);
      return new Failure(
        statusError(status, url, response.headers['retry-after']),
        isPassingStatus(status),
        response.headers['retry-after'],
      );
    } catch (cause) {
      if (request.signal?.aborted) throw new AppError('interrupted', 'the request was interrupted', { cause });
      return new Failure(networkError(cause, first), isPassing(cause));
    }
  }

  async #follow(request: HttpRequest, first: URL): Promise<{ response: IncomingMessage; url: URL }> {
    let url = first;
    for (let hop = 0; hop <= REDIRECT_LIMIT; hop += 1) {
      const response = await this.#send(request, url, first);
      const location = response.headers.location;
      if (!REDIRECTS.has(response.statusCode ?? 0) || location === undefined) return { response, url };
      await discard(response);
      url = this.#redirected(location, url);
    }
    throw new AppError('network', `${shownUrl(first)} redirects more than ${REDIRECT_LIMIT} times`, {
      hint: 'Check the address.',
    });
  }

  #send(request: HttpRequest, url: URL, first: URL): Promise<IncomingMessage> {
    this.#agents ??= createAgents({ ca: this.#options.ca ?? [], connectTimeout: this.#timeouts.connect });
    const authorization = this.#options.credentials?.(url);
    const headers: Record<string, string> = { 'user-agent': this.#options.userAgent, 'accept-encoding': 'gzip, br' };
    for (const [name, value] of Object.entries(request.headers ?? {})) headers[name.toLowerCase()] = value;
    // What the caller meant for one host is not another host's business.
    if (url.origin !== first.origin) for (const name of ['authorization', 'cookie']) delete headers[name];
    if (authorization !== undefined && headers['authorization'] === undefined) headers['authorization'] = authorization;
    const proxy = proxyFor(url, this.#options.environment ?? {});
    return exchange(this.#agents, { url, proxy, headers, signal: request.signal, timeouts: this.#timeouts });
  }

  #redirected(location: string, from: URL): URL {
    if (!URL.canParse(location, from.href)) {
      throw new AppError('network', `${shownUrl(from)} redirects to something that is no address`);
    }
    const next = new URL(location, from);
    if (from.protocol === 'https:' && next.protocol !== 'https:') {
      throw new AppError('network', `refused to follow a redirect from https to plain http: ${shownUrl(next)}`, {
        hint: 'Use an address that stays on https.',
      });
    }
    return checkedUrl(next.href, this.#options.insecureHosts ?? []);
  }

  #delay(next: number, retryAfter: string | undefined): number | undefined {
    const random = (this.#options.random ?? Math.random)();
    const now = (this.#options.now ?? Date.now)();
    return delayBefore(next, this.#rules, { retryAfter, now, random });
  }

  async #sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    try {
      if (this.#options.sleep) await this.#options.sleep(milliseconds, signal);
      else await wait(milliseconds, undefined, signal && { signal });
    } catch (cause) {
      throw new AppError('interrupted', 'the request was interrupted', { cause });
    }
  }
}

class Failure {
  readonly error: AppError;
  readonly passing: boolean;
  readonly retryAfter: string | undefined;

  constructor(error: AppError, passing: boolean, retryAfter?: string) {
    this.error = error;
    this.passing = passing;
    this.retryAfter = retryAfter;
  }
}

function plainHeaders(response: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function statusError(status: number, url: URL, retryAfter: string | undefined): AppError {
  const wish = retryAfter === undefined ? '' : ` and asks to wait (Retry-After: ${printable(retryAfter, 40)})`;
  return new AppError('http-status', `${shownUrl(url)} answered ${status}${wish}`, { hint: statusHint(status, url) });
}

function statusHint(status: number, url: URL): string {
  if (status === 401 || status === 403) {
    return `Give credentials for ${url.hostname} in ~/.netrc or MOREL_AUTH_…, or check what they allow.`;
  }
  if (status === 404 || status === 410) return 'Check the address.';
  if (status === 407) return 'Put user and password into the address of the proxy.';
  return status === 429 ? 'Wait, or use a mirror.' : 'Try again later, or use a mirror.';
}
