import { describe, expect, it } from 'vitest';
import { dotnet } from './dotnet.ts';

function protects(id: string, value: string, key?: string): boolean | undefined {
  return dotnet.controls.find((control) => control.id === id)?.protects(value, key);
}

describe("NuGet's controls", () => {
  it.each([
    ['source-mapping', 'Acorn.*', true],
    ['source-mapping', '', false],
    ['sources-cleared', 'true', true],
    ['sources-protected', 'https://feed.example/v3/index.json', true],
    ['sources-protected', 'http://feed.example/v3/index.json', false],
    ['sources-protected', './packages', true],
    ['credentials', '(hidden)', false],
    ['credentials', '%FEED_TOKEN%', true],
    ['signatures', 'Require', true],
    ['signatures', 'accept', false],
    ['locked-mode', 'True', true],
    ['locked-mode', '$(ContinuousIntegrationBuild)', false],
    ['audit', 'false', false],
  ])('%s: %j protects: %s', (id, value, expected) => expect(protects(id, value)).toBe(expected));

  it('sees what is allowed to be insecure', () => {
    const key = 'packageSources.add.feed.allowInsecureConnections';
    expect(['true', 'True', 'false'].map((value) => protects('sources-protected', value, key))).toEqual([
      false,
      false,
      true,
    ]);
  });
});
