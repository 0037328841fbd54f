import { describe, expect, it } from 'vitest';
import { proxyFor } from './proxy.ts';

const PROXY = 'http://proxy.test:3128';

function proxyOf(url: string, environment: Record<string, string>): string | undefined {
  return proxyFor(new URL(url), environment)?.href;
}

describe('proxyFor', () => {
  it('takes the variable of the scheme, the lower-case form first, then ALL_PROXY', () => {
    expect(proxyOf('https://a.test/', { HTTPS_PROXY: PROXY })).toBe(`${PROXY}/`);
    expect(proxyOf('http://a.test/', { HTTPS_PROXY: PROXY })).toBe(undefined);
    expect(proxyOf('https://a.test/', { HTTPS_PROXY: PROXY, https_proxy: 'http://lower.test:1' })).toBe(
      'http://lower.test:1/',
    );
    expect(proxyOf('http://a.test/', { ALL_PROXY: 'proxy.test:3128' })).toBe(`${PROXY}/`);
    expect(proxyOf('https://a.test/', {})).toBe(undefined);
    expect(proxyOf('https://a.test/', { HTTPS_PROXY: ' ' })).toBe(undefined);
  });

  it('does not take HTTP_PROXY in a CGI program, where a stranger can set it', () => {
    expect(proxyOf('http://a.test/', { HTTP_PROXY: PROXY, REQUEST_METHOD: 'GET' })).toBe(undefined);
    expect(proxyOf('http://a.test/', { http_proxy: PROXY, REQUEST_METHOD: 'GET' })).toBe(`${PROXY}/`);
  });

  it('never proxies this machine', () => {
    for (const host of ['localhost', 'a.localhost', '127.0.0.1', '127.9.9.9', '[::1]']) {
      expect(proxyOf(`https://${host}/`, { HTTPS_PROXY: PROXY })).toBe(undefined);
    }
  });

  it.each([
    ['*', 'https://a.test/', true],
    ['a.test', 'https://a.test/', true],
    ['a.test', 'https://b.a.test/', true],
    ['a.test', 'https://ba.test/', false],
    ['.a.test', 'https://b.a.test/', true],
    ['*.a.test', 'https://b.a.test/', true],
    ['A.Test', 'https://a.test/', true],
    ['x.test, a.test', 'https://a.test/', true],
    ['x.test a.test', 'https://a.test/', true],
    ['a.test:443', 'https://a.test/', true],
    ['a.test:8443', 'https://a.test/', false],
    ['10.0.0.0/8', 'https://10.1.2.3/', true],
    ['10.0.0.0/8', 'https://11.1.2.3/', false],
    ['10.0.0.0/99', 'https://10.1.2.3/', false],
    ['fd00::/8', 'https://[fd12::1]/', true],
    ['[fd12::1]:443', 'https://[fd12::1]/', true],
    ['fd12::1', 'https://[fd12::1]/', true],
    ['1.2.3.4', 'https://9.1.2.3.4.test/', false],
    ['', 'https://a.test/', false],
  ])('NO_PROXY %j for %s', (list, url, isExcepted) => {
    expect(proxyOf(url, { HTTPS_PROXY: PROXY, NO_PROXY: list })).toBe(isExcepted ? undefined : `${PROXY}/`);
  });

  it('refuses what is no http proxy, without showing its password', () => {
    const environment = { ALL_PROXY: 'socks5://me:secret@proxy.test:1080' };
    expect(() => proxyOf('https://a.test/', environment)).toThrow(
      /^the proxy socks5:\/\/proxy\.test:1080 is .* not supported$/,
    );
    expect(() => proxyFor(new URL('https://a.test/'), { HTTPS_PROXY: 'http://:::' })).toThrow(/is not an address/);
  });
});
