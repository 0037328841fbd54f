import { createProblemLog, type Reader, type ReaderFiles, type ReadResult, type Span } from '@morel/model';
import { declaredLicence, textLines } from '@morel/parse';
import { noPackage, packageItself } from '../../reading/package-itself.ts';
import { gemComponent } from '../names.ts';

/**
 * The specification in a gem: YAML of Ruby's objects. Every gem is written by RubyGems itself, so that what is needed stands
 * on lines of one form; the objects are never built. Source: `Gem::Specification#to_yaml`.
 */
export const gemMetadataReader: Reader = { format: 'gem-metadata', read };

interface Line {
  readonly text: string;
  readonly span: Span;
}

function read({ main }: ReaderFiles): ReadResult {
  const log = createProblemLog(main.path);
  const lines: Line[] = [...textLines(main.text)].map(({ text, start }) => {
    return { text: text.trimEnd(), span: { start, end: start + text.length } };
  });
  const name = valueOf(lines, 'name');
  const version = versionOf(lines);
  if (!lines[0]?.text.startsWith('--- !ruby/object:Gem::Specification') || !name) {
    log.add('wrong-format', 'the file is no specification of a gem with a name');
    return noPackage(log);
  }
  if (!version) log.add('unresolved-version', 'the gem states no version');
  const platform = valueOf(lines, 'platform');
  const licences = listOf(lines, 'licenses').flatMap((text) => declaredLicence(text) ?? []);
  const component = gemComponent({
    name,
    version: version?.value,
    source: { kind: 'unknown' },
    ...(platform && platform !== 'ruby' && { platform }),
  });
  return packageItself(
    main.path,
    {
      entry: { component, key: 'package', span: version?.span, ...(licences.length > 0 && { licences }) },
      asks: runtimeDependencies(lines),
    },
    log,
  );
}

/** A member at the left edge, without quotes. */
function valueOf(lines: readonly Line[], key: string): string | undefined {
  const line = lines.find(({ text }) => text.startsWith(`${key}: `));
  return line && unquoted(line.text.slice(key.length + 2));
}

function unquoted(text: string): string {
  return /^(['"])(.*)\1$/.exec(text.trim())?.[2] ?? text.trim();
}

/** The `version` of the object behind `version:`. */
function versionOf(lines: readonly Line[]): { readonly value: string; readonly span: Span } | undefined {
  const at = lines.findIndex(({ text }) => text.startsWith('version: !ruby/object:Gem::Version'));
  const line = at < 0 ? undefined : lines[at + 1];
  const value = /^ {2}version: (.+)$/.exec(line?.text ?? '')?.[1];
  return line && value ? { value: unquoted(value), span: line.span } : undefined;
}

function listOf(lines: readonly Line[], key: string): string[] {
  const at = lines.findIndex(({ text }) => text === `${key}:`);
  if (at < 0) return [];
  const items: string[] = [];
  for (const { text } of lines.slice(at + 1)) {
    if (!text.startsWith('- ')) break;
    items.push(unquoted(text.slice(2)));
  }
  return items;
}

/** Each is an object with a name and, further down, a type; those of development come with no installation. */
function runtimeDependencies(lines: readonly Line[]): string[] {
  const found: string[] = [];
  let name: string | undefined;
  for (const { text } of lines) {
    if (text.startsWith('- !ruby/object:Gem::Dependency')) name = undefined;
    else if (text.startsWith('  name: ')) name = unquoted(text.slice('  name: '.length));
    else if (text === '  type: :runtime' && name !== undefined) found.push(name);
  }
  return found;
}
