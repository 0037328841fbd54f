import { join } from 'node:path';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { ecosystem } from './index.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['stdlib', 'golang.org/x/net', 'github.com/BurntSushi/toml', 'gopkg.in/yaml.v3', 'example.com/a/b/v2'],
  different: [['github.com/Sirupsen/logrus', 'github.com/sirupsen/logrus']],
});

describe('controls of the go command', () => {
  const controls = ecosystem.clients.flatMap((client) => client.controls);
  const isProtected = (id: string, value: string): boolean | undefined =>
    controls.find((control) => control.id === id)?.protects(value);

  it.each([
    ['checksum-database', 'off', false],
    ['checksum-database', 'sum.golang.org', true],
    ['checksum-exceptions', 'git.example.com/team,*.corp.example.com', true],
    ['checksum-exceptions', 'git.example.com', true],
    ['checksum-exceptions', 'github.com/company/*', true],
    ['checksum-exceptions', 'git.example.com,github.com/*', false],
    ['checksum-exceptions', '*', false],
    ['checksum-exceptions', '*.com', false],
    ['checksum-exceptions', '*/*', false],
    ['secure-transport', '', true],
    ['secure-transport', 'git.example.com', false],
    ['proxy', 'https://proxy.golang.org,direct', true],
    ['proxy', 'off', true],
    ['proxy', 'direct', false],
    ['proxy', 'http://proxy.example', false],
    ['read-only-modules', '-mod=vendor -trimpath', true],
    ['read-only-modules', '-trimpath -mod=mod', false],
  ])('%s: %j protects: %s', (id, value, expected) => expect(isProtected(id, value)).toBe(expected));
});
