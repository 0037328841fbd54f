import type { InventoryBuilder } from '@morel/model';
import { xmlChild, xmlChildren, xmlText, type XmlElement } from '@morel/parse';
import { withoutUser } from '../../reading/without-user.ts';

const LISTS = [
  ['repositories', 'repository'],
  ['pluginRepositories', 'pluginRepository'],
] as const;

/** Adds the repositories that a pom, its profiles or those of a settings.xml name. */
export function addRepositories(builder: InventoryBuilder, element: XmlElement, file?: string): void {
  const profiles = xmlChildren(xmlChild(element, 'profiles'), 'profile');
  for (const holder of [element, ...profiles]) {
    for (const [list, item] of LISTS) {
      for (const repository of xmlChildren(xmlChild(holder, list), item))
        addRepository(builder, list, repository, file);
    }
  }
}

function addRepository(
  builder: InventoryBuilder,
  list: string,
  repository: XmlElement,
  file: string | undefined,
): void {
  const prefix = `${list}.${xmlText(repository, 'id') ?? 'default'}`;
  const add = (key: string, element: XmlElement | undefined): void => {
    if (!element?.text) return;
    const place = { span: element.span, ...(file !== undefined && { file }) };
    builder.addSetting({ client: 'maven', key: `${prefix}.${key}`, value: withoutUser(element.text), ...place });
  };
  add('url', xmlChild(repository, 'url'));
  for (const kind of ['releases', 'snapshots'])
    add(`${kind}.checksumPolicy`, xmlChild(xmlChild(repository, kind), 'checksumPolicy'));
}
