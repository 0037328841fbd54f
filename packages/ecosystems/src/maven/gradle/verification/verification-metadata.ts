import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type ProblemLog,
  type Reader,
  type ReadResult,
  type TextFile,
} from '@morel/model';
import { loadXml, xmlChild, xmlChildren, xmlText, type ParsedXml, type XmlElement } from '@morel/parse';
import { maven } from '@morel/versions';
import { fileEntry } from '../../file-entry.ts';
import { artifactComponent, isId } from '../../names.ts';
import { digestsOf } from './digests.ts';

const CLIENT = 'gradle-verification';

/** Loads the reader of gradle/verification-metadata.xml (source: Gradle User Manual, "Verifying dependencies"). */
export async function loadVerificationReader(): Promise<Reader> {
  const parse = await loadXml();
  return { format: 'gradle-verification', read: ({ main }) => read(main, parse(main.text, main.path)) };
}

function read({ path }: TextFile, { root, problems }: ParsedXml): ReadResult {
  const log = createProblemLog(path, problems);
  const builder = new InventoryBuilder();
  if (!root) return { inventory: builder.build(), problems: log.list() };
  if (root.name !== 'verification-metadata') {
    log.add('wrong-format', `the outermost element is ${quote(root.name)}, and not "verification-metadata"`, root.span);
    return { inventory: builder.build(), problems: log.list() };
  }
  const configuration = xmlChild(root, 'configuration');
  addSettings(builder, configuration);
  addComponents(builder, path, xmlChildren(xmlChild(root, 'components'), 'component'), log);
  // Where signatures are checked, one may stand in for the digest.
  const expectsDigests = xmlText(configuration, 'verify-signatures') !== 'true';
  return { inventory: builder.build(), problems: log.list(), expectsDigests };
}

function addSettings(builder: InventoryBuilder, configuration: XmlElement | undefined): void {
  for (const key of ['verify-metadata', 'verify-signatures']) {
    const element = xmlChild(configuration, key);
    if (element) builder.addSetting({ client: CLIENT, key, value: element.text, span: element.span });
  }
  const lists = [
    ['trusted-artifacts', 'trust'],
    ['trusted-keys', 'trusted-key'],
    ['ignored-keys', 'ignored-key'],
  ] as const;
  for (const [list, item] of lists) {
    for (const { attributes, span } of xmlChildren(xmlChild(configuration, list), item)) {
      const value = Object.entries(attributes).map(([name, text]) => `${name}=${text}`);
      builder.addSetting({ client: CLIENT, key: list, value: value.join(' '), span });
    }
  }
}

function addComponents(
  builder: InventoryBuilder,
  path: string,
  components: readonly XmlElement[],
  log: ProblemLog,
): void {
  const root = builder.add(fileEntry(path));
  builder.addRoot(root, 'project');
  const seen = new Set<string>();
  for (const component of components) {
    const { group = '', name = '', version = '' } = component.attributes;
    const key = `${group}:${name}:${version}`;
    if (!isId(group) || !isId(name) || maven.parse(version) === undefined) {
      log.add('unknown-entry', `the component ${quote(key)} lacks a part of its name and was left out`, component.span);
      continue;
    }
    if (seen.has(key)) {
      log.add('duplicate-key', `the component ${quote(key)} stands twice`, component.span);
      continue;
    }
    seen.add(key);
    const { digests, isDescription, faulty } = digestsOf(component);
    for (const { span } of faulty) log.add('unknown-entry', `a digest of ${quote(key)} is none and was left out`, span);
    const position = builder.add({
      component: artifactComponent(`${group}:${name}`, version),
      key,
      source: { kind: 'registry' },
      digests,
      span: component.span,
      ...(isDescription && { groups: ['description only'] }),
    });
    builder.addEdge(root, position, isDescription ? ['optional'] : ['prod']);
  }
}
