import { InventoryBuilder, type Reader } from '@morel/model';
import { withoutUser } from '../../reading/without-user.ts';
import { readProperties } from './read-properties.ts';

/** A reader of a properties file that takes the keys which decide where code comes from, as settings of a client. */
function propertiesReader(format: string, client: string, isRead: (key: string) => boolean): Reader {
  return {
    format,
    read({ main }) {
      const builder = new InventoryBuilder();
      for (const { key, value, span } of readProperties(main.text)) {
        if (isRead(key)) builder.addSetting({ client, key, value: withoutUser(value), span });
      }
      return { inventory: builder.build(), problems: [] };
    },
  };
}

const WRAPPER = /^(?:distribution|wrapper)(?:Url|Sha256Sum)$|^validateDistributionUrl$/;

/** What Gradle's wrapper downloads and runs. */
export const gradleWrapperReader: Reader = propertiesReader('gradle-wrapper', 'gradle-wrapper', (key) =>
  WRAPPER.test(key),
);

/** What Maven's wrapper downloads and runs. */
export const mavenWrapperReader: Reader = propertiesReader('maven-wrapper', 'maven-wrapper', (key) =>
  WRAPPER.test(key),
);

/** Of gradle.properties only how dependencies are verified: the rest is the project's own, and may be secret. */
export const gradlePropertiesReader: Reader = propertiesReader('gradle-properties', 'gradle', (key) =>
  key.startsWith('org.gradle.dependency.'),
);
