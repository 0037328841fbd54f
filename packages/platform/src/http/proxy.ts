import { BlockList, isIP } from 'node:net';
import { AppError, quote } from '@morel/model';
import { isLoopback, shownUrl } from './url.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy for an address, or undefined for a direct connection. Reads `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and
 * `NO_PROXY`; the lower-case form of a name wins, as in curl. Loopback is never proxied. Throws `AppError` `bad-config`
 * where a proxy is not an http or https address.
 */
export function proxyFor(url: URL, environment: Environment): URL | undefined {
  if (isLoopback(url.hostname) || isExcluded(url, read(environment, 'no_proxy') ?? '')) return undefined;
  const name = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const text = read(environment, name) ?? read(environment, 'all_proxy');
  return text === undefined ? undefined : parseProxy(text, name);
}

function read(environment: Environment, name: string): string | undefined {
  // A web server hands the client's `Proxy` header to a CGI program as HTTP_PROXY, so a stranger could set it there.
  const upper = name === 'http_proxy' && environment['REQUEST_METHOD'] !== undefined ? undefined : name.toUpperCase();
  const text = environment[name] ?? (upper === undefined ? undefined : environment[upper]);
  return text?.trim() || undefined;
}

function parseProxy(text: string, name: string): URL {
  const hint = `Set ${name.toUpperCase()} to an address such as http://proxy.example:3128.`;
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(full)) throw new AppError('bad-config', `the proxy ${quote(text)} is not an address`, { hint });
  const proxy = new URL(full);
  if (proxy.protocol === 'http:' || proxy.protocol === 'https:') return proxy;
  throw new AppError('bad-config', `the proxy ${shownUrl(proxy)} is of a kind that is not supported`, { hint });
}

function isExcluded(url: URL, list: string): boolean {
  const host = bare(url.hostname);
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && excludes(entry, host, port));
}

/** One entry of `NO_PROXY`: `*`, a host with all below it, `.suffix`, `*.suffix`, an address, a CIDR block; each may name a port. */
function excludes(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true;
  if (entry.includes('/')) return isInBlock(entry, host);
  const [name, wanted] = splitPort(entry);
  if (wanted !== undefined && wanted !== port) return false;
  const suffix = name.replace(/^\*?\./, '');
  return host === suffix || (isIP(host) === 0 && host.endsWith(`.${suffix}`));
}

function splitPort(entry: string): [string, string | undefined] {
  if (isIP(entry) !== 0) return [entry, undefined];
  const match = /^(.*):(\d{1,5})$/.exec(entry);
  return [bare(match?.[1] ?? entry), match?.[2]];
}

function isInBlock(entry: string, host: string): boolean {
  const [network = '', bits = ''] = entry.split('/');
  const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
  const longest = family === 'ipv6' ? 128 : 32;
  if (isIP(host) === 0 || isIP(network) !== isIP(host) || !/^\d{1,3}$/.test(bits) || Number(bits) > longest)
    return false;
  const block = new BlockList();
  block.addSubnet(network, Number(bits), family);
  return block.check(host, family);
}

function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
}
