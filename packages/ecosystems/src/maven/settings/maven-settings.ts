import { InventoryBuilder, quote, type Problem, type Reader, type ReadResult, type TextFile } from '@morel/model';
import { loadXml, xmlChild, xmlChildren, xmlText, type ParsedXml, type XmlElement } from '@morel/parse';
import { withoutUser } from '../../reading/without-user.ts';
import { addRepositories } from './repositories.ts';

/** Loads the reader of settings.xml (source: maven.apache.org, "Settings Reference"). Passwords are never shown. */
export async function loadMavenSettingsReader(): Promise<Reader> {
  const parse = await loadXml();
  return { format: 'maven-settings', read: ({ main }) => read(main, parse(main.text, main.path)) };
}

function read({ path, text }: TextFile, { root, problems }: ParsedXml): ReadResult {
  const builder = new InventoryBuilder();
  // Many programs have a file of this name, well formed or not.
  if (root ? root.name !== 'settings' : !/<settings[\s>]/.test(text)) {
    const message = `the outermost element is ${quote(root?.name ?? '')}: these are no settings of Maven`;
    const problem: Problem = { code: 'not-judged', message, where: { path } };
    return { inventory: builder.build(), problems: [problem] };
  }
  if (root) {
    for (const mirror of xmlChildren(xmlChild(root, 'mirrors'), 'mirror')) addMirror(builder, mirror);
    addRepositories(builder, root);
  }
  return { inventory: builder.build(), problems };
}

function addMirror(builder: InventoryBuilder, mirror: XmlElement): void {
  const prefix = `mirrors.${xmlText(mirror, 'id') ?? 'default'}`;
  // From a blocked one nothing is fetched, whatever its address.
  const isBlocked = xmlText(mirror, 'blocked') === 'true';
  for (const name of isBlocked ? ['mirrorOf', 'blocked'] : ['mirrorOf', 'url']) {
    const element = xmlChild(mirror, name);
    if (!element?.text) continue;
    const value = withoutUser(element.text);
    builder.addSetting({ client: 'maven', key: `${prefix}.${name}`, value, span: element.span });
  }
}
