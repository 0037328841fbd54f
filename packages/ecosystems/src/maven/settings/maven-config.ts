import { InventoryBuilder, type Reader } from '@morel/model';
import { textLines } from '@morel/parse';

/** Options that take the argument behind them. */
const WITH_ARGUMENT = /^(?:-s|--settings|-gs|--global-settings|-P|--activate-profiles)$/;
/** Options that are read: where artifacts come from, how they are checked, what turns profiles on. */
const READ =
  /^(?:-C|--strict-checksums|-c|--lax-checksums|-U|--update-snapshots|-s|--settings|-gs|--global-settings|-P.*|--activate-profiles)$/;

/** Reads .mvn/maven.config: options of `mvn` for every build of the project (source: Maven, "Configuring Apache Maven"). */
export const mavenConfigReader: Reader = {
  format: 'maven-config',
  read({ main }) {
    const builder = new InventoryBuilder();
    const words = [...textLines(main.text)]
      .filter(({ text }) => !text.startsWith('#'))
      .flatMap(({ text, start }) => {
        return [...text.matchAll(/\S+/g)].map((found) => ({ text: found[0], start: start + found.index }));
      });
    for (const [index, { text, start }] of words.entries()) {
      const [option = '', own] = text.split('=', 2);
      if (!READ.test(option)) continue;
      const next = WITH_ARGUMENT.test(option) ? words[index + 1]?.text : undefined;
      const span = { start, end: start + text.length };
      builder.addSetting({ client: 'maven', key: option, value: own ?? next ?? 'true', span });
    }
    return { inventory: builder.build(), problems: [] };
  },
};
