import { join } from 'node:path';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { kindOfConfiguration } from './gradle/lockfile/configurations.ts';
import { ecosystem } from './index.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['org.apache.commons:commons-lang3', 'HTTPClient:HTTPClient', 'junit:junit', 'a_b.c-d:e.f_g'],
  different: [
    ['junit:junit', 'JUnit:junit'],
    ['org.a:b', 'org.a-b:b'],
  ],
});

describe('names in package URLs', () => {
  it.each([
    ['org.apache.commons:io', '1.3.4', 'pkg:maven/org.apache.commons/io@1.3.4'],
    ['HTTPClient:HTTPClient', '0.3-3', 'pkg:maven/HTTPClient/HTTPClient@0.3-3'],
    ['mygroup:myartifact', '1.0.0 Final', 'pkg:maven/mygroup/myartifact@1.0.0%20Final'],
    ['io', '1.0', undefined],
    ['a:b:jar', '1.0', undefined],
    ['a/b:c', '1.0', undefined],
    ['${group}:c', '1.0', undefined],
  ])('%s %s: %s', (name, version, expected) => expect(ecosystem.names.purl(name, version)).toBe(expected));
});

describe('configurations of Gradle', () => {
  it.each([
    ['runtimeClasspath', 'prod'],
    ['latestRuntimeClasspath', 'prod'],
    ['testingRuntimeClasspath', 'prod'],
    ['myOwnThing', 'prod'],
    ['test', 'dev'],
    ['testRuntimeClasspath', 'dev'],
    ['testFixturesCompileClasspath', 'dev'],
    ['debugAndroidTestRuntimeClasspath', 'dev'],
    ['integrationTestRuntimeClasspath', 'dev'],
    ['annotationProcessor', 'build'],
    ['kapt', 'build'],
    ['checkstyle', 'build'],
  ])('%s: %s', (name, kind) => expect(kindOfConfiguration(name)).toBe(kind));
});

function protects(client: string, id: string, value: string, key?: string): boolean | undefined {
  const controls = ecosystem.clients.find((one) => one.id === client)?.controls;
  return controls?.find((control) => control.id === id)?.protects(value, key);
}

describe('controls', () => {
  it.each([
    ['maven', 'registry', 'https://repo.example/maven', undefined, true],
    ['maven', 'registry', 'http://repo.example/maven', undefined, false],
    ['maven', 'registry', 'HTTP://repo.example/maven', undefined, false],
    ['maven', 'registry', 'http://localhost.example/', undefined, false],
    ['maven', 'registry', 'http://localhost:8081/', undefined, true],
    ['maven', 'checksums', 'true', '--strict-checksums', true],
    ['maven', 'checksums', 'true', '-c', false],
    ['maven', 'checksums', 'fail', 'repositories.a.releases.checksumPolicy', true],
    ['maven', 'checksums', 'warn', 'repositories.a.releases.checksumPolicy', false],
    ['gradle', 'verification', 'lenient', undefined, false],
    ['gradle', 'verification', 'strict', undefined, true],
    ['gradle-verification', 'trusted', 'file=.*-javadoc[.]jar regex=true', undefined, true],
    ['gradle-verification', 'trusted', 'group=com.example', undefined, true],
    ['gradle-verification', 'trusted', 'group=.* regex=true', undefined, false],
    ['gradle-verification', 'trusted', 'file=.* regex=true', undefined, false],
    ['gradle-wrapper', 'distribution-digest', 'a'.repeat(64), undefined, true],
    ['gradle-wrapper', 'distribution-digest', 'abc', undefined, false],
    ['maven-wrapper', 'distribution-address', 'http://mirror.example/maven.zip', undefined, false],
  ])('%s %s: %j (%s) protects: %s', (...[client, id, value, key, expected]) =>
    expect(protects(client, id, value, key)).toBe(expected),
  );
});
