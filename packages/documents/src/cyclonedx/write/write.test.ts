import { loadReader, type Bom, type BomComponent } from '@morel/model';
import { readTree } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { document } from '../index.ts';
import { hasXmllint, jsonFaults, xsdFaults } from '../testing/official-schemas.ts';

const BASE: BomComponent = {
  key: 'a',
  kind: 'library',
  name: 'a',
  identifiers: [],
  hashes: [],
  licences: [],
  links: [],
  properties: [],
};

/** A bill that uses every member. */
const FULL: Bom = {
  document: {
    format: 'CycloneDX 1.6',
    id: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
    version: 3,
    created: '2026-01-02T03:04:05Z',
    authors: [
      { kind: 'person', name: 'Ada Example', email: 'ada@example.com' },
      { kind: 'organisation', name: 'Example Ltd', urls: ['https://example.com'] },
    ],
    tools: [{ vendor: 'example', name: 'tool', version: '1' }],
    supplier: { kind: 'organisation', name: 'Supplier', email: 'supply@example.com' },
    phases: ['build', 'own phase'],
  },
  subject: 'app',
  components: [
    { ...BASE, key: 'app', kind: 'application', name: 'app', version: '1' },
    {
      ...BASE,
      group: 'org.example',
      version: '1.2.3',
      purl: 'pkg:maven/org.example/a@1.2.3',
      identifiers: [
        { kind: 'cpe', value: 'cpe:2.3:a:example:a:1.2.3:*:*:*:*:*:*:*' },
        { kind: 'swid', value: 'tag' },
        { kind: 'swhid', value: 'swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2' },
      ],
      hashes: [{ algorithm: 'SHA-256', value: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }],
      licences: [
        { expression: 'MIT', kind: 'declared' },
        { name: 'Own licence', url: 'https://example.com/licence' },
      ],
      supplier: { kind: 'organisation', name: 'Example Ltd' },
      originator: { kind: 'person', name: 'Ada Example' },
      scope: 'optional',
      links: [{ kind: 'distribution', url: 'https://example.com/a.jar', comment: 'the archive', hashes: [] }],
      description: 'A library',
      copyright: '2026 Example',
      properties: [{ name: 'example:x', value: 'y' }],
    },
    { ...BASE, key: 'b', name: 'b', licences: [{ expression: 'MIT OR Apache-2.0', kind: 'concluded' }], partOf: 'a' },
    { ...BASE, key: 'c', name: 'c', kind: 'other' },
  ],
  dependencies: [
    { from: 'a', to: 'b', kind: 'depends' },
    { from: 'a', to: 'c', kind: 'provides' },
    { from: 'app', to: 'a', kind: 'depends' },
  ],
  completeness: [
    { of: 'parts', keys: ['app'], state: 'complete' },
    { of: 'dependencies', keys: ['app'], state: 'unknown' },
  ],
};

/** A bill whose texts look like markup, or are not fit to be shown. */
const HOSTILE: Bom = {
  document: FULL.document,
  components: [
    {
      ...BASE,
      key: `<script>"'&amp;]]>\r\n`,
      name: '</name><script>alert(1)</script>',
      version: '1\t2\n3',
      description: 'a\u202Eb\u0085c',
      copyright: '\u001B[2J \u{D800}',
      properties: [{ name: '<!--"\n', value: '<![CDATA[' }],
    },
  ],
  dependencies: [],
  completeness: [],
};

async function written(form: string, bom: Bom): Promise<{ text: string; lost: readonly string[] }> {
  const source = document.bomWriters?.find(({ format }) => format === `cyclonedx-${form}`);
  const writer = await source?.load();
  const { text = [], lost = [] } = writer?.write(bom) ?? {};
  return { text: [...text].join(''), lost };
}

async function read(form: string, text: string): Promise<Bom | undefined> {
  const syntax = form.slice(4);
  const source = document.readers?.find(({ format }) => format === `cyclonedx-${syntax}`);
  if (!source) throw new Error('no reader');
  const result = await readTree(await loadReader(source), { [`bom.${syntax}`]: text }, `bom.${syntax}`);
  return result.bom?.bom;
}

describe.each(['1.6', '1.7'])('CycloneDX %s in JSON', (version) => {
  it('is valid against the official schema', async () => {
    const { text } = await written(`${version}-json`, FULL);
    expect(jsonFaults(version, text)).toEqual([]);
  });
});

describe.each(['1.6', '1.7'])('CycloneDX %s in XML', (version) => {
  it.skipIf(!hasXmllint)('is valid against the official schema (needs xmllint)', async () => {
    for (const bom of [FULL, HOSTILE]) expect(xsdFaults(version, (await written(`${version}-xml`, bom)).text)).toBe('');
  });

  it('holds hostile text as text, and says which characters it replaced', async () => {
    const { text, lost } = await written(`${version}-xml`, HOSTILE);
    expect(lost).toEqual(['characters that XML forbids (replaced)']);
    expect(text).not.toMatch(/<script|\u202E/);
    const bom = await read(`${version}-xml`, text);
    expect(bom?.components[0]).toEqual({ ...HOSTILE.components[0], copyright: '\uFFFD[2J \uFFFD' });
  });

  it('has an element for what is empty', async () => {
    const bom: Bom = { ...FULL, components: [], dependencies: [], completeness: [] };
    const { text } = await written(`${version}-xml`, bom);
    expect(text).toContain('  <components/>\n  <dependencies/>\n</bom>\n');
    expect(await read(`${version}-xml`, text)).toMatchObject({ components: [] });
  });
});

describe.each(['1.6-json', '1.7-json', '1.6-xml', '1.7-xml'])('CycloneDX %s', (form) => {
  it('reads back as what was written', async () => {
    const bom = await read(form, (await written(form, FULL)).text);
    expect(bom).toEqual({
      ...FULL,
      document: { ...FULL.document, format: `CycloneDX ${form.slice(0, 3)}` },
      components: FULL.components.map((component) =>
        component.kind === 'other' ? { ...component, kind: 'library' } : component,
      ),
    });
  });

  it('leaves out what the schema refuses, so that it can be read', async () => {
    const url = 'https://example.com/a"b';
    const hostile: BomComponent = {
      ...BASE,
      hashes: [
        { algorithm: 'SHA-256', value: '00' },
        { algorithm: 'SHA224', value: '0'.repeat(56) },
      ],
      licences: [{ name: 'Own licence', url }],
      supplier: { kind: 'organisation', name: 'Example Ltd', email: 'nobody', urls: [url] },
      links: [{ kind: 'distribution', url, hashes: [] }],
    };
    const bom: Bom = { ...FULL, components: [hostile], dependencies: [], completeness: [] };
    const { text, lost } = await written(form, bom);
    expect((await read(form, text))?.components).toEqual([
      {
        ...BASE,
        licences: [{ name: 'Own licence' }],
        supplier: { kind: 'organisation', name: 'Example Ltd' },
      },
    ]);
    expect(lost).toEqual(['hashes that do not have the form of their algorithm', 'links that are no addresses']);
  });

  it('calls a kind of link that the version has no word for another one', async () => {
    const links = [{ kind: 'patent', url: 'https://example.com/patent', hashes: [] }];
    const { text } = await written(form, { ...FULL, components: [{ ...BASE, links }], completeness: [] });
    const kind = form.startsWith('1.6') ? 'other' : 'patent';
    expect((await read(form, text))?.components[0]?.links[0]?.kind).toBe(kind);
  });

  it('says what it has no place for', async () => {
    const bom: Bom = {
      ...FULL,
      document: { ...FULL.document, licence: 'CC0-1.0' },
      dependencies: [{ from: 'app', to: 'a', kind: 'dev' }],
    };
    expect((await written(form, bom)).lost).toEqual([
      'the licence of the document itself',
      'whether a dependency is for development, optional, of a peer or of the build',
    ]);
  });

  it('leaves out no component that is part of itself in a circle, or of what is not listed', async () => {
    const parts = { a: 'b', b: 'c', c: 'b', d: 'd', e: 'nobody' };
    const components = Object.entries(parts).map(([key, partOf]) => ({ ...BASE, key, name: key, partOf }));
    const { text, lost } = await written(form, { ...FULL, components, dependencies: [], completeness: [] });
    const back = await read(form, text);
    expect(back?.components.map(({ key, partOf }) => [key, partOf])).toEqual([
      ['b', undefined],
      ['a', 'b'],
      ['c', undefined],
      ['d', undefined],
      ['e', undefined],
    ]);
    expect(lost).toEqual(['what components are part of, where that is a circle or is not listed']);
  });

  it('says which identifiers it has no place for', async () => {
    const identifiers = [{ kind: 'other', value: 'x' } as const];
    const bom: Bom = {
      ...FULL,
      document: { ...FULL.document, id: 'https://example.com/1' },
      components: [{ ...BASE, identifiers }],
      dependencies: [],
    };
    expect((await written(form, bom)).lost).toEqual([
      'the address of the document, which is no UUID',
      'identifiers of a kind that CycloneDX has no place for, or one place only',
    ]);
  });
});
