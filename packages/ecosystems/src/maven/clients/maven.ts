import type { Client } from '@morel/model';
import { isProtectedUrl } from './protected-url.ts';
import { distributionControls } from './wrapper-controls.ts';

const CONFIG = '.mvn/maven.config';

/** Maven. Plugins and extensions run in every build, and there is no switch against them. */
export const mavenClient: Client = {
  id: 'maven',
  title: 'Maven',
  shownBy: ['pom'],
  controls: [
    {
      id: 'registry',
      title: 'Repositories are reached over https',
      purpose: 'registry',
      keys: ['*.url'],
      protects: isProtectedUrl,
      byDefault: true,
      why: 'Over plain http anybody on the way can put other code in the place of an artifact. Maven blocks it since 3.8.1 only.',
      advice: 'Write the addresses of repositories and mirrors with https://.',
      enisa: ['E-INT-4'],
      reference: 'https://maven.apache.org/docs/3.8.1/release-notes.html',
    },
    {
      id: 'checksums',
      title: 'A wrong checksum ends the build',
      purpose: 'hashes',
      keys: ['--strict-checksums', '-C', '--lax-checksums', '-c', '*.checksumPolicy'],
      protects: (value, key = '') => (key.startsWith('-') ? /^(?:-C|--strict-checksums)$/.test(key) : value === 'fail'),
      byDefault: false,
      why: 'Maven 3 warns where an artifact does not have the checksum that its repository names, and uses it all the same.',
      advice: `Write --strict-checksums into ${CONFIG}.`,
      enisa: ['E-INT-3'],
      reference: 'https://maven.apache.org/ref/current/maven-embedder/cli.html',
    },
  ],
  commands: [
    {
      words: ['mvn|mvnw', 'versions:use-latest-versions|versions:use-latest-releases|versions:use-next-versions'],
      unless: [],
      why: 'It writes new versions into pom.xml during the build, so nobody reviews what comes in.',
      instead: 'the change of pom.xml in a commit of its own',
    },
  ],
  fixes: {
    upgrade: 'mvn versions:use-dep-version -Dincludes={name} -DdepVersion={version}',
    override: 'Add {name} to dependencyManagement in pom.xml',
  },
};

/** The script that fetches Maven itself. */
export const mavenWrapperClient: Client = {
  id: 'maven-wrapper',
  title: 'Maven Wrapper',
  shownBy: ['maven-wrapper'],
  controls: distributionControls('.mvn/wrapper/maven-wrapper.properties', 'https://maven.apache.org/wrapper/'),
  commands: [],
};
