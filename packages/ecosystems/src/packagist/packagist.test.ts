import { join } from 'node:path';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { ecosystem } from './index.ts';
import { isPlatform } from './names.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['symfony/http-kernel', 'Laravel/Laravel', 'ezyang/htmlpurifier', 'league/oauth2-server', 'acme/a_b.c'],
  same: [['Laravel/Framework', 'laravel/framework']],
  different: [
    ['acme/a-b', 'acme/a_b'],
    ['acme/one', 'acme-one'],
  ],
});

describe('names', () => {
  it.each(['one', 'a/b/c', '/b', 'a/', '../b', 'a/..', 'a b/c'])('gives %j no package URL', (name) => {
    expect(ecosystem.names.purl(name, '1.0')).toBeUndefined();
  });

  it.each(['php', 'php-64bit', 'ext-json', 'ext-zend-opcache', 'lib-icu', 'hhvm', 'composer', 'composer-plugin-api'])(
    'takes %j for a part of the machine',
    (name) => expect(isPlatform(name)).toBe(true),
  );

  it('takes no longer over a hostile name than over another', () => {
    const started = performance.now();
    expect(isPlatform(`ext-${'a'.repeat(50_000)}!`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it.each(['ext-json/ext', 'php/php', 'composer/composer', 'phpunit/phpunit', 'lib/ext-x'])(
    'takes %j for a package',
    (name) => expect(isPlatform(name)).toBe(false),
  );
});

describe("Composer's controls", () => {
  const [client] = ecosystem.clients;
  it.each([
    ['plugins', 'allow-plugins', 'true', false],
    ['plugins', 'allow-plugins', 'false', true],
    ['plugins', 'allow-plugins.*', 'true', false],
    ['plugins', 'allow-plugins.*/*', 'true', false],
    ['plugins', 'allow-plugins.acme/*', 'true', true],
    ['secure-http', 'secure-http', 'false', false],
    ['tls', 'disable-tls', 'true', false],
    ['canonical-repositories', 'repositories.0.canonical', 'false', false],
    ['block-insecure', 'audit.block-insecure', 'false', false],
    ['lockfile', 'lock', 'false', false],
  ])('%s with %s = %s: %s', (id, key, value, expected) => {
    expect(client?.controls.find((control) => control.id === id)?.protects(value, key)).toBe(expected);
  });
});
