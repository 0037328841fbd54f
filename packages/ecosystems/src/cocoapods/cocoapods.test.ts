import { join } from 'node:path';
import { parsePurl } from '@morel/model';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { ecosystem } from './index.ts';
import { podComponent } from './names.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['AFNetworking', 'ShareKit/Twitter', 'GoogleUtilities/NSData+zlib', 'A/B/C', 'Reveal-SDK'],
  same: [['ShareKit', 'ShareKit/Twitter']],
  different: [['AFNetworking', 'afnetworking']],
});

describe('package URLs of pods', () => {
  const trunk = { kind: 'registry', url: 'https://cdn.cocoapods.org/' } as const;

  it.each([
    ['AFNetworking', '4.0.1', 'pkg:cocoapods/AFNetworking@4.0.1'],
    ['ShareKit/Twitter', '2.0', 'pkg:cocoapods/ShareKit@2.0#Twitter'],
    ['GoogleUtilities/NSData+zlib', '7.5.2', 'pkg:cocoapods/GoogleUtilities@7.5.2#NSData%2Bzlib'],
  ])('%s %s: %s', (name, version, purl) => {
    expect(ecosystem.names.purl(name, version)).toBe(purl);
    const pod = ecosystem.names.normalise(name);
    expect(podComponent(name, version, trunk)).toMatchObject({ name: pod, purl });
    expect(ecosystem.names.fromPurl(parsePurl(purl)!)).toBe(pod);
  });

  it.each(['', 'A+B', '.hidden', 'A B', 'A//B', 'A/../B'])('has none for %j', (name) => {
    expect(ecosystem.names.purl(name, '1.0')).toBeUndefined();
  });
});

describe('commands', () => {
  it('wants every installation to obey the lockfile', () => {
    const [client] = ecosystem.clients;
    expect(client?.commands.find(({ words }) => words[1] === 'install')?.unless).toEqual(['--deployment']);
  });
});
