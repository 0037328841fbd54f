import { folderOf } from '@morel/inventory';
import { isShownBy, type CheckContext, type Client } from '@morel/model';

/** A client that the files of a folder show to be in use there. */
export interface ClientInUse {
  readonly client: Client;
  readonly folder: string;
  /** Path of the file that shows it. */
  readonly shownBy: string;
  /** What facts about it are kept under. */
  readonly key: string;
}

/** Every client that the inputs show, once per folder. */
export function clientsInUse(context: Pick<CheckContext, 'inventory' | 'ecosystem'>): ClientInUse[] {
  const found = new Map<string, ClientInUse>();
  for (const input of context.inventory.inputs) {
    for (const client of context.ecosystem(input.reader)?.clients ?? []) {
      if (!isShownBy(client, input)) continue;
      const folder = folderOf(input.path);
      const key = clientKey(client.id, folder);
      if (!found.has(key)) found.set(key, { client, folder, shownBy: input.path, key });
    }
  }
  return [...found.values()];
}

export function clientKey(client: string, folder: string): string {
  return `${client} ${folder}`;
}
