import { Agent as HttpAgent, request as httpRequest, type ClientRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, connect as tlsConnect, type SecureContext } from 'node:tls';
import { Duplex } from 'node:stream';
import { AppError, quote } from '@morel/model';
import { basic } from './credentials.ts';
import { shownUrl } from './url.ts';

/** What connections of one client share. */
export interface AgentOptions {
  /** Certificates (PEM) trusted beside Node's own; they come instead of `NODE_EXTRA_CA_CERTS`, so hand its content in too. */
  readonly ca: readonly string[];
  /** Milliseconds until a connection must stand. */
  readonly connectTimeout: number;
}

/** Connections kept open for reuse: one pool without proxy, one for each proxy. */
export interface Agents {
  /** The pool for an https address, through a proxy where one is given. */
  forHttps(proxy: URL | undefined): HttpsAgent;
  readonly forHttp: HttpAgent;
  readonly secureContext: SecureContext | undefined;
  close(): void;
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** Opens no connection by itself. Throws `AppError` `bad-config` where a certificate cannot be read. */
export function createAgents(options: AgentOptions): Agents {
  const secureContext = options.ca.length > 0 ? trusting(options.ca) : undefined;
  const shared = {
    keepAlive: true,
    maxSockets: 16,
    scheduling: 'lifo' as const,
    ...(secureContext && { secureContext }),
  };
  const forHttp = new HttpAgent({ keepAlive: true, maxSockets: 16 });
  const direct = new HttpsAgent(shared);
  const tunnels = new Map<string, TunnelAgent>();
  return {
    forHttp,
    secureContext,
    forHttps: (proxy) => {
      if (!proxy) return direct;
      const known = tunnels.get(proxy.href);
      if (known) return known;
      const agent = new TunnelAgent(proxy, options.connectTimeout, shared);
      tunnels.set(proxy.href, agent);
      return agent;
    },
    close: () => {
      for (const agent of [forHttp, direct, ...tunnels.values()]) agent.destroy();
    },
  };
}

/** Node passes over what is no certificate, and the connection would then fail without a reason. */
function trusting(certificates: readonly string[]): SecureContext {
  const blocks = certificates.join('\n').match(CERTIFICATE) ?? [];
  try {
    const own = blocks.map((block) => new X509Certificate(block).toString());
    if (own.length > 0) return createSecureContext({ ca: [...rootCertificates, ...own] });
  } catch (cause) {
    throw unreadable(cause);
  }
  throw unreadable();
}

function unreadable(cause?: unknown): AppError {
  return new AppError('bad-config', 'the certificate of the own authority cannot be read', {
    hint: 'MOREL_CA_FILE must name a file of certificates in PEM form.',
    cause,
  });
}

/** Header for a proxy that asks for user and password; they stand in the proxy's own address. */
export function proxyAuthorization(proxy: URL): Readonly<Record<string, string>> {
  if (proxy.username === '') return {};
  return { 'proxy-authorization': basic(decodeURIComponent(proxy.username), decodeURIComponent(proxy.password)) };
}

/** TLS to the target inside a tunnel that the proxy opens on `CONNECT` (RFC 9110, 9.3.6). */
class TunnelAgent extends HttpsAgent {
  readonly #proxy: URL;
  readonly #timeout: number;

  constructor(proxy: URL, timeout: number, options: ConstructorParameters<typeof HttpsAgent>[0]) {
    super(options);
    this.#proxy = proxy;
    this.#timeout = timeout;
  }

  override createConnection(
    options: Parameters<HttpsAgent['createConnection']>[0],
    callback?: Parameters<HttpsAgent['createConnection']>[1],
  ): undefined {
    const host = String(options.host);
    const target = `${host.includes(':') ? `[${host}]` : host}:${options.port}`;
    const request = this.#connect(target);
    // The type wants a socket even beside an error; nobody looks at it.
    const fail = (error: Error): void => callback?.(error, new Duplex());
    request.setTimeout(this.#timeout, () => request.destroy(timedOut(this.#proxy)));
    request.once('error', fail);
    request.once('connect', (response, socket) => {
      if (response.statusCode !== 200) {
        socket.destroy();
        fail(refusal(this.#proxy, response.statusCode, target));
        return;
      }
      socket.setTimeout(0);
      callback?.(null, tlsConnect({ ...this.options, ...tlsOptions(options), socket }));
    });
    request.end();
    return undefined;
  }

  #connect(target: string): ClientRequest {
    const send = this.#proxy.protocol === 'https:' ? httpsRequest : httpRequest;
    const port = this.#proxy.port || (this.#proxy.protocol === 'https:' ? 443 : 80);
    const headers = { host: target, ...proxyAuthorization(this.#proxy) };
    const host = this.#proxy.hostname.replace(/^\[(.*)\]$/, '$1');
    return send({ host, port, method: 'CONNECT', path: target, headers, agent: false });
  }
}

function tlsOptions(options: { readonly servername?: string | undefined }): { servername?: string } {
  return options.servername ? { servername: options.servername } : {};
}

function timedOut(proxy: URL): AppError {
  return new AppError('network', `the proxy ${shownUrl(proxy)} does not answer`, { hint: 'Check HTTPS_PROXY.' });
}

function refusal(proxy: URL, status: number | undefined, target: string): AppError {
  const hint =
    status === 407
      ? 'Put user and password into the address: HTTPS_PROXY=http://user:password@host:port.'
      : 'Check HTTPS_PROXY, or except the host with NO_PROXY.';
  return new AppError('network', `the proxy ${shownUrl(proxy)} refused to connect to ${quote(target)}: ${status}`, {
    hint,
  });
}
