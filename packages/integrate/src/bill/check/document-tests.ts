import type { Bom, ReadBom } from '@morel/model';

/** What a test of the whole document finds: how many of how many things have what is asked for, and which do not. */
export interface Found {
  readonly of: number;
  /** Keys of components, or words about the document. */
  readonly missing: readonly string[];
}

export type DocumentTest = (document: ReadBom) => Found;

export const DOCUMENT_TESTS: Readonly<Record<string, DocumentTest>> = {
  'document-author': ({ bom }) =>
    once(
      bom.document.authors.some(({ name, email }) => name || email),
      'an author',
    ),
  'document-author-contact': ({ bom }) =>
    once(
      bom.document.authors.some(({ email, urls = [] }) => email || urls.length > 0),
      'an author with an e-mail address or a URL',
    ),
  'document-time': ({ bom }) => once(bom.document.created, 'a timestamp'),
  'document-tool': ({ bom }) => once(bom.document.tools.length > 0, 'a tool'),
  'document-phase': ({ bom }) => once(bom.document.phases.length > 0, 'when in its life the subject was looked at'),
  'document-address': ({ bom }) => once(bom.document.id, 'an address of its own'),
  'document-subject': ({ bom }) => once(bom.subject, 'the component that it is about'),
  'document-format': ({ bom }) =>
    once(isRecent(bom.document.format), `a format that is recent enough (${bom.document.format})`),
  'document-no-vulnerabilities': ({ dropped }) =>
    once(!dropped.includes('vulnerabilities'), 'a document without vulnerabilities: they belong into a VEX document'),
  dependencies: ({ bom }) => connected(bom),
  'dependency-completeness': ({ bom }) => statedComplete(bom),
  'top-level-dependencies': ({ bom }) =>
    once(
      bom.components.length <= 1 || bom.dependencies.some(({ from }) => from === bom.subject),
      'dependencies of the component that it is about',
    ),
};

function once(holds: unknown, what: string): Found {
  return { of: 1, missing: holds ? [] : [what] };
}

/** Components that no dependency names: nothing says why they are there. */
function connected({ components, dependencies, subject }: Bom): Found {
  const named = new Set(dependencies.flatMap(({ from, to }) => [from, to]));
  if (components.length <= 1) return { of: components.length, missing: [] };
  const missing = components.filter(
    ({ key, partOf }) => !named.has(key) && (partOf === undefined || partOf === subject || !named.has(partOf)),
  );
  return { of: components.length, missing: missing.map(({ key }) => key) };
}

/** Components whose dependencies nobody says are all, or not all. */
function statedComplete({ components, completeness }: Bom): Found {
  const said = completeness.filter(({ of, state }) => of === 'dependencies' && state !== 'unknown');
  const all = said.some(({ keys }) => keys.length === 0);
  const named = new Set(said.flatMap(({ keys }) => keys));
  const missing = all ? [] : components.filter(({ key }) => !named.has(key));
  return { of: components.length, missing: missing.map(({ key }) => key) };
}

/** CycloneDX from 1.6, SPDX from 3.0.1. Source: BSI TR-03183-2 v2.1.0, section 4. */
function isRecent(format: string): boolean {
  const [name = '', version = ''] = format.split(' ');
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (name === 'CycloneDX') return major > 1 || (major === 1 && minor >= 6);
  return name === 'SPDX' && (major > 3 || (major === 3 && (minor > 0 || patch >= 1)));
}
