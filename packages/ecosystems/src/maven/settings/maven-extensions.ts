import { createProblemLog, InventoryBuilder, quote, type Reader, type ReadResult, type TextFile } from '@morel/model';
import { loadXml, xmlChildren, xmlText, type ParsedXml } from '@morel/parse';
import { maven } from '@morel/versions';
import { about } from '../about.ts';
import { fileEntry } from '../file-entry.ts';
import { artifactComponent, isId } from '../names.ts';

/** Loads the reader of .mvn/extensions.xml: code that becomes part of Maven itself in every build of the project. */
export async function loadMavenExtensionsReader(): Promise<Reader> {
  const parse = await loadXml();
  return { format: 'maven-extensions', read: ({ main }) => read(main, parse(main.text, main.path)) };
}

function read({ path }: TextFile, { root, problems }: ParsedXml): ReadResult {
  const log = createProblemLog(path, problems);
  const builder = new InventoryBuilder();
  if (root && root.name !== 'extensions')
    log.add('wrong-format', `the outermost element is ${quote(root.name)}, and not "extensions"`, root.span);
  const extensions = root?.name === 'extensions' ? xmlChildren(root, 'extension') : [];
  const file = extensions.length > 0 ? builder.add(fileEntry(path)) : undefined;
  if (file !== undefined) builder.addRoot(file, 'project');
  const seen = new Set<string>();
  for (const extension of extensions) {
    const { span } = extension;
    const [group = '', artifact = '', version = ''] = ['groupId', 'artifactId', 'version'].map((name) =>
      xmlText(extension, name),
    );
    const [name, key] = [`${group}:${artifact}`, `${group}:${artifact}:${version}`];
    if (!isId(group) || !isId(artifact) || seen.has(key)) {
      log.add('unknown-entry', `the extension ${quote(key)} was left out`, span);
      continue;
    }
    seen.add(key);
    const exact = maven.parse(version) === undefined ? undefined : version;
    if (exact === undefined) log.add('unresolved-version', `the version of ${quote(name)} is ${quote(version)}`, span);
    builder.addRequirement({ ecosystem: about.id, name, specifier: version, kinds: ['build'], source: 'registry' });
    const entry = { component: artifactComponent(name, exact), key: exact === undefined ? artifact : key, span };
    const position = builder.add({ ...entry, source: { kind: 'registry' } });
    builder.addEdge(file ?? position, position, ['build'], version);
  }
  if (seen.size > 0) {
    const message = `the poms of ${seen.size} extensions are not in the tree: what they bring with them is not known`;
    log.add('missing-file', message);
  }
  return { inventory: builder.build(), problems: log.list() };
}
