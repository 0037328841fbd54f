import { parseNetrc } from './netrc.ts';
import { isLoopback } from './url.ts';

/** Gives the `Authorization` header for an address, or undefined where none is configured. */
export type Credentials = (url: URL) => string | undefined;

/**
 * Credentials by host, so that none reaches another host: user and password in the address, then
 * `MOREL_AUTH_<HOST>` (dots as `_`, hyphens as `__`; `user:password`, or a whole header such as `Bearer …`), then the
 * netrc file. They are sent over https and on this machine only.
 */
export function credentialsFrom(
  environment: Readonly<Record<string, string | undefined>>,
  netrc: string = '',
): Credentials {
  const machines = parseNetrc(netrc);
  return (url) => {
    if (url.protocol !== 'https:' && !isLoopback(url.hostname)) return undefined;
    if (url.username !== '') return basic(decode(url.username), decode(url.password));
    const given = environment[variableFor(url.hostname)]?.trim();
    if (given) return /^[A-Za-z][\w-]* \S/.test(given) ? given : `Basic ${encode(given)}`;
    const entry = machines.find(({ machine }) => machine === url.hostname.toLowerCase());
    return entry && basic(entry.login, entry.password);
  };
}

/** `mirror-1.example.com` is `MOREL_AUTH_MIRROR__1_EXAMPLE_COM`. */
export function variableFor(hostname: string): string {
  return `MOREL_AUTH_${hostname
    .toUpperCase()
    .replaceAll('-', '__')
    .replaceAll(/[^A-Z0-9_]/g, '_')}`;
}

/** A `Basic` header. Source: RFC 7617. */
export function basic(user: string, password: string): string {
  return `Basic ${encode(`${user}:${password}`)}`;
}

function encode(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
