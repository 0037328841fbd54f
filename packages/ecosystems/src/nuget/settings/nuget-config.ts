import {
  createProblemLog,
  InventoryBuilder,
  quote,
  type Reader,
  type ReaderFiles,
  type ReadResult,
  type Span,
} from '@morel/model';
import type { XmlElement } from '@morel/parse';
import { withoutUser } from '../../reading/without-user.ts';
import { xmlReader, type ReadXml } from '../xml-reader.ts';
import { shownSecret } from './secret.ts';

/** Sections whose values nobody but their owner should read. */
const SECRET: ReadonlySet<string> = new Set(['packageSourceCredentials', 'apikeys']);
const PLAIN: ReadonlySet<string> = new Set([
  'packageSources',
  'disabledPackageSources',
  'auditSources',
  'fallbackPackageFolders',
  'config',
]);

type AddSetting = (key: string, value: string, span: Span) => void;

/**
 * Reads nuget.config: where packages come from, which source may give which, and which signatures are trusted. Keys are
 * the names of section, element and `key` joined by dots. Source: NuGet's "nuget.config reference".
 */
export const nugetConfigReader: Reader = xmlReader('nuget-config', readConfig);

function readConfig({ main }: ReaderFiles, readXml: ReadXml): ReadResult {
  const { root, problems } = readXml(main.text, main.path);
  const log = createProblemLog(main.path, problems);
  const builder = new InventoryBuilder();
  if (root && root.name !== 'configuration')
    log.add('wrong-format', `the file holds ${quote(root.name)} instead of "configuration"`, root.span);
  else for (const section of root?.elements ?? []) addSection(builder, section);
  return { inventory: builder.build(), problems: log.list() };
}

function addSection(builder: InventoryBuilder, section: XmlElement): void {
  const add: AddSetting = (key, value, span) => {
    builder.addSetting({ client: 'dotnet', key: `${section.name}.${key}`, value, span });
  };
  if (PLAIN.has(section.name)) addEntries(section, '', add);
  if (SECRET.has(section.name)) addSecrets(section, add);
  if (section.name === 'packageSourceMapping') addMapping(section, add);
  if (section.name === 'trustedSigners') addSigners(section, add);
}

/** `<add key="…" value="…" …/>` and `<clear/>`; further attributes are keys of their own. */
function addEntries({ elements }: XmlElement, prefix: string, add: AddSetting): void {
  for (const { name, attributes, span } of elements) {
    const { key, value, ...others } = attributes;
    if (name === 'clear') add(`${prefix}clear`, 'true', span);
    if (name !== 'add' || !key) continue;
    add(`${prefix}add.${key}`, withoutUser(value ?? ''), span);
    for (const [other, text] of Object.entries(others)) add(`${prefix}add.${key}.${other}`, text, span);
  }
}

/** Credentials stand below an element for each source, keys of an interface directly in their section. */
function addSecrets(section: XmlElement, add: AddSetting): void {
  for (const element of section.elements) {
    const inner = element.name === 'add' ? [element] : element.elements;
    const prefix = element.name === 'add' ? '' : `${element.name}.`;
    for (const { attributes, span } of inner) {
      const { key, value } = attributes;
      if (key) add(`${prefix}${key}`, shownSecret(key, value ?? ''), span);
    }
  }
}

function addMapping(section: XmlElement, add: AddSetting): void {
  for (const { name, attributes, elements, span } of section.elements) {
    if (name === 'clear') add('clear', 'true', span);
    if (name !== 'packageSource' || !attributes['key']) continue;
    const patterns = elements.map((element) => element.attributes['pattern'] ?? '').filter((pattern) => pattern !== '');
    add(`packageSource.${attributes['key']}`, patterns.join(' '), span);
  }
}

function addSigners(section: XmlElement, add: AddSetting): void {
  for (const { name, attributes, elements, span } of section.elements) {
    const prints = elements.map((element) => element.attributes['fingerprint'] ?? '').filter((print) => print !== '');
    if (name === 'author' || name === 'repository') add(`${name}.${attributes['name'] ?? ''}`, prints.join(' '), span);
  }
}
