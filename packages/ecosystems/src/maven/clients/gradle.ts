import type { Client } from '@morel/model';
import { distributionControls } from './wrapper-controls.ts';

const VERIFICATION = 'https://docs.gradle.org/current/userguide/dependency_verification.html';

/** Gradle. Build scripts and plugins are programs, and there is no switch against them. */
export const gradleClient: Client = {
  id: 'gradle',
  title: 'Gradle',
  shownBy: ['gradle-lockfile'],
  controls: [
    {
      id: 'verification',
      title: 'Dependency verification is not turned off',
      purpose: 'hashes',
      keys: ['org.gradle.dependency.verification'],
      protects: (value) => value.trim() === 'strict',
      byDefault: true,
      why: 'With "off" or "lenient", artifacts that differ from verification-metadata.xml are used all the same.',
      advice: 'Remove org.gradle.dependency.verification from gradle.properties.',
      enisa: ['E-INT-3'],
      reference: VERIFICATION,
    },
  ],
  commands: [
    {
      words: ['gradle|gradlew'],
      unless: [],
      when: ['--write-locks', '--update-locks'],
      why: 'It changes gradle.lockfile during the build, so nobody reviews what comes in.',
      instead: 'the same command without it, and the change of gradle.lockfile in a commit of its own',
    },
    {
      words: ['gradle|gradlew'],
      unless: [],
      when: ['--write-verification-metadata', '-M'],
      why: 'It takes the digests of whatever is downloaded for the right ones.',
      instead: 'the same command without it, and the change of verification-metadata.xml in a commit of its own',
    },
  ],
  fixes: {
    refresh: 'gradle dependencies --update-locks {name}',
    override: 'Add a constraint for {name} to the build script',
  },
};

/** What verification-metadata.xml says beside its digests. It lies in a folder of its own. */
export const gradleVerificationClient: Client = {
  id: 'gradle-verification',
  title: 'Gradle dependency verification',
  shownBy: ['gradle-verification'],
  controls: [
    {
      id: 'metadata',
      title: 'Metadata is verified, too',
      purpose: 'hashes',
      keys: ['verify-metadata'],
      protects: (value) => value.trim() !== 'false',
      byDefault: true,
      why: 'A changed pom or module file brings in other dependencies.',
      advice: 'Write <verify-metadata>true</verify-metadata>.',
      enisa: ['E-INT-3'],
      reference: VERIFICATION,
    },
    {
      id: 'trusted',
      title: 'Nothing is trusted at large',
      purpose: 'hashes',
      keys: ['trusted-artifacts'],
      protects: (value) => /(?:^|\s)(?:group|name)=(?!\.\*(?:\s|$))\S|(?:^|\s)file=\S*(?:javadoc|sources)/.test(value),
      byDefault: true,
      why: 'Whatever fits a rule of trusted-artifacts is used without being verified.',
      advice: 'Name the group and the module that are trusted, and why.',
      enisa: ['E-INT-3'],
      reference: VERIFICATION,
    },
  ],
  commands: [],
};

/** The program that fetches Gradle itself. */
export const gradleWrapperClient: Client = {
  id: 'gradle-wrapper',
  title: 'Gradle Wrapper',
  shownBy: ['gradle-wrapper'],
  controls: distributionControls(
    'gradle/wrapper/gradle-wrapper.properties',
    'https://docs.gradle.org/current/userguide/gradle_wrapper.html',
  ),
  commands: [],
};
