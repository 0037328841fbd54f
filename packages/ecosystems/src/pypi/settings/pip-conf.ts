import { InventoryBuilder, type Reader } from '@morel/model';
import { readIni } from '@morel/parse';
import { withoutUsers } from '../requirement/reference.ts';

/** pip.conf and pip.ini: every option as `section.option`, names and passwords in addresses left out. */
export const pipConf: Reader = {
  format: 'pip-conf',
  read({ main }) {
    const builder = new InventoryBuilder();
    for (const { section, key, value, span } of readIni(main.text, main.path)) {
      // pip takes options in any case and with either separator.
      const option = key.toLowerCase().replaceAll('_', '-').replace(/^--/, '');
      const path = section === '' ? option : `${section}.${option}`;
      builder.addSetting({ client: 'pip', key: path, value: withoutUsers(value), span });
    }
    return { inventory: builder.build(), problems: [] };
  },
};
