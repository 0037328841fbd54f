import { isIP } from 'node:net';
import { AppError, printable, quote } from '@morel/model';

/** Whether a host is this machine: `localhost`, names below it, 127.0.0.0/8, ::1. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (isIP(host) === 4) return host.startsWith('127.');
  return host === '::1' || host === 'localhost' || host.endsWith('.localhost');
}

/** An address for messages: without user, password, query and fragment, any of which may be a secret. */
export function shownUrl(url: URL): string {
  return printable(`${url.protocol}//${url.host}${url.pathname}`);
}

/**
 * The address to ask. Throws `AppError`: `usage` for what is no http address, `network` for plain http that leaves this
 * machine and whose host is not among those allowed, because anybody on the way could change the answer.
 */
export function checkedUrl(text: string, insecureHosts: readonly string[]): URL {
  if (!URL.canParse(text)) throw new AppError('usage', `${quote(text)} is not an address`);
  const url = new URL(text);
  if (url.protocol === 'https:') return url;
  if (url.protocol !== 'http:')
    throw new AppError('usage', `${quote(shownUrl(url))} is neither an https nor an http address`);
  if (isLoopback(url.hostname) || insecureHosts.includes(url.hostname)) return url;
  throw new AppError(
    'network',
    `refused to fetch ${shownUrl(url)} over plain http: anybody on the way could change it`,
    {
      hint: `Use https, or add ${url.hostname} to MOREL_INSECURE_HOSTS if the network up to it is trusted.`,
    },
  );
}
