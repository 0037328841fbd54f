import type { Span } from '@morel/model';
import { textLines, type Parsed, type Step } from '@morel/parse';

/** Tags of a package with the member of the JSON form that they are. Source: SPDX 2.3, sections 6 to 12. */
const PACKAGE_TAGS: ReadonlyMap<string, string> = new Map([
  ['PackageVersion', 'versionInfo'],
  ['PackageSupplier', 'supplier'],
  ['PackageOriginator', 'originator'],
  ['PackageDownloadLocation', 'downloadLocation'],
  ['PackageLicenseConcluded', 'licenseConcluded'],
  ['PackageLicenseDeclared', 'licenseDeclared'],
  ['PackageCopyrightText', 'copyrightText'],
  ['PackageSummary', 'summary'],
  ['PackageDescription', 'description'],
  ['PackageHomePage', 'homepage'],
  ['PrimaryPackagePurpose', 'primaryPackagePurpose'],
]);
const DOCUMENT_TAGS: ReadonlyMap<string, string> = new Map([
  ['SPDXVersion', 'spdxVersion'],
  ['DataLicense', 'dataLicense'],
  ['DocumentName', 'name'],
  ['DocumentNamespace', 'documentNamespace'],
]);

type Members = Record<string, unknown>;

interface Entry {
  readonly tag: string;
  readonly value: string;
  readonly span: Span;
}

/** Reads the tag-value form into the members of the JSON form, each package and relationship with its place. */
export function readTagValue(text: string, path: string): Parsed {
  const found = entriesOf(text);
  if ('unclosed' in found) {
    const where = { path, span: found.unclosed };
    return refusedWith([{ code: 'syntax', message: 'a <text> has no end', where }]);
  }
  const reading = new TagReading();
  for (const entry of found.entries) reading.take(entry);
  return { value: reading.document, problems: [], span: (...steps) => reading.span(steps, text.length) };
}

function refusedWith(problems: Parsed['problems']): Parsed {
  return { value: undefined, problems, span: () => undefined };
}

/** A value may run over several lines between `<text>` and `</text>`. */
function entriesOf(text: string): { readonly entries: Entry[] } | { readonly unclosed: Span } {
  const entries: Entry[] = [];
  let end = 0;
  for (const { text: line, start } of textLines(text)) {
    if (start < end) continue;
    const [, tag, value = ''] = /^\s*([A-Za-z]+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (tag === undefined) continue;
    const span = { start, end: start + line.length };
    if (!value.startsWith('<text>')) {
      entries.push({ tag, value, span });
      continue;
    }
    const from = text.indexOf('<text>', start) + '<text>'.length;
    const close = text.indexOf('</text>', from);
    if (close < 0) return { unclosed: span };
    end = close;
    entries.push({ tag, value: text.slice(from, close).trim(), span });
  }
  return { entries };
}

/** What a tag belongs to hangs on the last one that opened something. */
class TagReading {
  readonly #packages: Members[] = [];
  readonly #files: Members[] = [];
  readonly #relationships: Members[] = [];
  readonly #others: Members[] = [];
  readonly #creators: string[] = [];
  readonly #info: Members = { creators: this.#creators };
  readonly #spans = new Map<string, Span>();
  readonly document: Members = {
    creationInfo: this.#info,
    packages: this.#packages,
    files: this.#files,
    relationships: this.#relationships,
    externalDocumentRefs: this.#others,
  };
  #current: Members = this.document;
  #isPackage = false;

  take({ tag, value, span }: Entry): void {
    const member = DOCUMENT_TAGS.get(tag);
    if (member !== undefined) {
      this.document[member] = value;
      this.#spans.set(member, span);
    } else if (tag === 'PackageName') this.#open(this.#packages, 'packages', { name: value }, span);
    else if (tag === 'FileName') this.#open(this.#files, 'files', { fileName: value }, span);
    else if (tag === 'SnippetSPDXID' || tag === 'LicenseID') this.#leave();
    else if (tag === 'SPDXID') this.#current['SPDXID'] = value;
    else if (tag === 'Creator') this.#creators.push(value);
    else if (tag === 'Created') this.#info['created'] = value;
    else if (tag === 'Relationship') this.#relate(value, span);
    else if (tag === 'ExternalDocumentRef') this.#refer(value, span);
    else if (this.#isPackage) takePackageTag(this.#current, tag, value);
  }

  /** The nearest thing around a path that has a place. */
  span(path: readonly Step[], length: number): Span | undefined {
    if (path.length === 0) return { start: 0, end: length };
    for (let steps = path.length; steps > 0; steps -= 1) {
      const found = this.#spans.get(path.slice(0, steps).join('.'));
      if (found) return found;
    }
    return undefined;
  }

  #open(list: Members[], name: string, members: Members, span: Span): void {
    this.#spans.set(`${name}.${list.length}`, span);
    list.push(members);
    this.#current = members;
    this.#isPackage = name === 'packages';
  }

  #leave(): void {
    this.#current = {};
    this.#isPackage = false;
  }

  #relate(value: string, span: Span): void {
    const [spdxElementId = '', relationshipType = '', relatedSpdxElement = ''] = value.split(/\s+/);
    this.#spans.set(`relationships.${this.#relationships.length}`, span);
    this.#relationships.push({ spdxElementId, relationshipType, relatedSpdxElement });
  }

  #refer(value: string, span: Span): void {
    const [externalDocumentId = '', spdxDocument = ''] = value.split(/\s+/);
    this.#spans.set(`externalDocumentRefs.${this.#others.length}`, span);
    this.#others.push({ externalDocumentId, spdxDocument });
  }
}

function takePackageTag(members: Members, tag: string, value: string): void {
  const member = PACKAGE_TAGS.get(tag);
  if (member !== undefined) members[member] = value;
  else if (tag === 'PackageChecksum') {
    const [algorithm = '', checksumValue = ''] = value.split(/:\s*/);
    push(members, 'checksums', { algorithm, checksumValue });
  } else if (tag === 'ExternalRef') {
    const [referenceCategory = '', referenceType = '', ...rest] = value.split(/\s+/);
    push(members, 'externalRefs', { referenceCategory, referenceType, referenceLocator: rest.join(' ') });
  }
}

function push(members: Members, key: string, item: Members): void {
  const list = members[key];
  if (Array.isArray(list)) list.push(item);
  else members[key] = [item];
}
