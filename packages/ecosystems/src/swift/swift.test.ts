import { join } from 'node:path';
import { parsePurl } from '@morel/model';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { ecosystem } from './index.ts';
import { isLocalPath } from './location.ts';
import { projectName, xcodeFolder } from './lockfile/project-name.ts';
import { swiftComponent } from './names.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['github.com/apple/swift-nio', 'https://github.com/Alamofire/Alamofire.git', 'gitlab.com/group/inner/gamma'],
  same: [
    'github.com/apple/swift-nio',
    'https://github.com/apple/swift-nio',
    'https://github.com/Apple/Swift-NIO.git',
    'https://github.com/apple/swift-nio/',
    'https://github.com:443/apple/swift-nio.git/',
    'https://me:word@github.com/apple//swift-nio?tab=readme#top',
    'git@github.com:apple/swift-nio.git',
    'ssh://git@github.com/apple/swift-nio.git',
    'git+ssh://git@GitHub.com:22/apple/swift-nio',
  ].map((spelling) => [spelling, 'github.com/apple/swift-nio'] as const),
  different: [
    ['github.com/apple/swift-nio', 'github.com/other/swift-nio'],
    ['github.com/apple/swift-nio', 'gitlab.com/apple/swift-nio'],
    ['github.com/apple/swift-nio', 'github.com/apple/swift-nio-http2'],
  ],
});

describe('package URLs', () => {
  it('keep the case of the address, and lead to the name without', () => {
    const component = swiftComponent('https://GitHub.com/Alamofire/Alamofire.git', '5.4.3', { kind: 'registry' });
    expect(component).toEqual({
      ecosystem: 'swift',
      name: 'github.com/alamofire/alamofire',
      version: '5.4.3',
      purl: 'pkg:swift/github.com/Alamofire/Alamofire@5.4.3',
    });
    const parts = parsePurl(component.purl ?? '');
    expect(parts && ecosystem.names.fromPurl(parts)).toBe(component.name);
  });

  it('say the commit where there is no version', () => {
    const source = { kind: 'git', url: 'https://github.com/team/a', commit: '0123456' } as const;
    expect(swiftComponent('https://github.com/team/a', undefined, source).purl).toBe(
      'pkg:swift/github.com/team/a?vcs_url=git%2Bhttps:%2F%2Fgithub.com%2Fteam%2Fa%400123456',
    );
  });

  it.each(['swift-nio', '', 'github.com/..', 'a//'])('need a host: %j has none', (name) => {
    expect(ecosystem.names.purl(name, '1.0.0')).toBeUndefined();
  });
});

describe('hostile addresses', () => {
  it.each(['a@http://', '/', '.git', ':', 'https://', '@', '?'])('%j repeated ends soon', (part) => {
    const text = `x${part.repeat(200_000)}x`;
    expect(ecosystem.names.normalise(ecosystem.names.normalise(text))).toBe(ecosystem.names.normalise(text));
  });
});

describe('places', () => {
  it.each([
    ['/Users/me/near', true],
    ['file:///srv/a.git', true],
    ['../near', true],
    [String.raw`C:\near`, true],
    ['https://github.com/team/a', false],
    ['git@github.com:team/a', false],
  ])('%s is on this machine: %s', (address, expected) => expect(isLocalPath(address)).toBe(expected));

  it.each([
    ['Package.resolved', 'project', undefined],
    ['server/Package.resolved', 'server', undefined],
    ['../Package.resolved', 'project', undefined],
    ['App.xcodeproj/project.xcworkspace/xcshareddata/swiftpm/Package.resolved', 'App', '.'],
    ['ios/App.xcworkspace/xcshareddata/swiftpm/Package.resolved', 'App', 'ios'],
  ])('%s is the lockfile of %s', (path, name, folder) => {
    expect([projectName(path), xcodeFolder(path)]).toEqual([name, folder]);
  });
});

describe('commands', () => {
  it('obey the lockfile with any of three flags', () => {
    const rules = ecosystem.clients.flatMap((client) => client.commands);
    const [build] = rules;
    expect(build?.unless).toEqual([
      '--force-resolved-versions',
      '--disable-automatic-resolution',
      '--only-use-versions-from-resolved-file',
    ]);
  });
});
