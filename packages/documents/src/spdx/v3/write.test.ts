import { readFileSync } from 'node:fs';
import { loadReader, type Bom, type BomComponent } from '@morel/model';
import { readTree, sharedData } from '@morel/testkit';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { document } from '../index.ts';

const AT = 'https://docs.example/app-1';
const BASE: BomComponent = {
  key: `${AT}#a`,
  kind: 'library',
  name: 'a',
  identifiers: [],
  hashes: [],
  licences: [],
  links: [],
  properties: [],
};

/** A bill that uses all that SPDX 3 has a place for. */
const FULL: Bom = {
  document: {
    format: 'SPDX 3.0.1',
    id: AT,
    created: '2026-01-02T03:04:05Z',
    authors: [
      { kind: 'person', name: 'Ada Example', email: 'ada@example.com' },
      { kind: 'organisation', name: 'Example Ltd', urls: ['https://example.com'] },
    ],
    tools: [{ vendor: 'example', name: 'tool', version: '1.2-beta' }, { name: 'other-tool' }],
    phases: ['pre-build', 'build'],
    licence: 'CC0-1.0',
  },
  subject: `${AT}#app`,
  components: [
    { ...BASE, key: `${AT}#app`, kind: 'application', name: 'app', version: '1' },
    {
      ...BASE,
      group: 'org.example',
      version: '1.2.3',
      purl: 'pkg:maven/org.example/a@1.2.3',
      identifiers: [
        { kind: 'cpe', value: 'cpe:2.3:a:example:a:1.2.3:*:*:*:*:*:*:*' },
        { kind: 'swhid', value: 'swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2' },
        { kind: 'other', value: 'own-1' },
        { kind: 'cpe', value: 'cpe:/a:example:a:1.2.3' },
      ],
      hashes: [
        { algorithm: 'SHA-512', value: 'cf83e1357eefb8bd' },
        { algorithm: 'SHA3-256', value: 'a7ffc6f8bf1ed766' },
      ],
      licences: [
        { expression: 'MIT', kind: 'concluded' },
        { expression: 'MIT OR Apache-2.0', kind: 'declared' },
        { name: 'Own licence', kind: 'declared' },
      ],
      supplier: { kind: 'organisation', name: 'Example Ltd', email: 'a@example.com' },
      originator: { kind: 'person', name: 'Ada Example', email: 'ada@example.com' },
      links: [
        { kind: 'distribution', url: 'https://example.com/a.jar', hashes: [] },
        { kind: 'website', url: 'https://example.com', hashes: [] },
        { kind: 'vcs', url: 'https://git.example/a', hashes: [] },
        { kind: 'distribution', url: 'https://mirror.example/a.jar', comment: 'a mirror', hashes: [] },
      ],
      description: 'A library',
      copyright: '2026 Example',
      properties: [{ name: 'example:x', value: 'y' }],
    },
    { ...BASE, key: `${AT}#b`, name: 'b', partOf: `${AT}#a` },
    { ...BASE, key: `${AT}#c`, name: 'c', kind: 'other' },
    { ...BASE, key: `${AT}#d`, name: 'd', kind: 'device-driver' },
  ],
  dependencies: [
    { from: `${AT}#app`, to: `${AT}#a`, kind: 'depends' },
    { from: `${AT}#app`, to: `${AT}#b`, kind: 'dev' },
    { from: `${AT}#a`, to: `${AT}#c`, kind: 'optional' },
    { from: `${AT}#a`, to: `${AT}#b`, kind: 'peer' },
    { from: `${AT}#a`, to: `${AT}#d`, kind: 'provides' },
    { from: `${AT}#b`, to: `${AT}#c`, kind: 'build' },
  ],
  completeness: [
    { of: 'parts', keys: [`${AT}#a`], state: 'incomplete' },
    { of: 'dependencies', keys: [`${AT}#app`, `${AT}#c`], state: 'complete' },
    { of: 'dependencies', keys: [`${AT}#a`, `${AT}#d`], state: 'unknown' },
  ],
};

async function written(bom: Bom): Promise<{ text: string; lost: readonly string[] }> {
  const writer = await document.bomWriters?.find(({ format }) => format === 'spdx-3.0.1-json')?.load();
  const { text = [], lost = [] } = writer?.write(bom) ?? {};
  return { text: [...text].join(''), lost };
}

async function read(text: string): Promise<Bom | undefined> {
  const source = document.readers?.find(({ format }) => format === 'spdx-3-json');
  if (!source) throw new Error('no reader');
  return (await readTree(await loadReader(source), { 'a.spdx3.json': text }, 'a.spdx3.json')).bom?.bom;
}

const schema = sharedData('suites/spdx/spdx-3.0.1.schema.json');

describe('SPDX 3.0.1 in JSON-LD', () => {
  it.skipIf(!schema)('is valid against the official schema', { timeout: 60_000 }, async () => {
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(schema ?? '', 'utf8')) as object);
    const empty: Bom = {
      document: { format: '', authors: [], tools: [], phases: [] },
      components: [],
      dependencies: [],
      completeness: [{ of: 'parts', keys: [], state: 'complete' }],
    };
    const foreign: Bom = {
      ...FULL,
      document: { ...FULL.document, id: 'no address' },
      subject: 'x',
      components: [{ ...BASE, key: 'x' }],
    };
    for (const bom of [FULL, empty, foreign])
      expect(validate(JSON.parse((await written(bom)).text)) ? [] : validate.errors).toEqual([]);
  });

  it('reads back as what was written, and loses nothing of it', async () => {
    const { text, lost } = await written(FULL);
    expect(lost).toEqual([]);
    expect(sorted(await read(text))).toEqual(sorted(FULL));
  });

  it('keeps what is said of every list as a whole', async () => {
    const completeness = [
      { of: 'parts', keys: [], state: 'complete' },
      { of: 'dependencies', keys: [], state: 'incomplete' },
    ] as const;
    expect((await read((await written({ ...FULL, completeness })).text))?.completeness).toEqual(completeness);
  });

  it('says what it has no place for', async () => {
    const bom: Bom = {
      ...FULL,
      document: {
        ...FULL.document,
        version: 2,
        phases: ['decommission'],
        supplier: { kind: 'organisation', name: 'x' },
      },
      components: [
        {
          ...BASE,
          kind: 'cryptographic-asset',
          group: 'own',
          scope: 'optional',
          licences: [{ name: 'own', url: 'https://example.com' }],
          hashes: [{ algorithm: 'Streebog-256', value: '00' }],
          links: [{ kind: 'evidence', url: 'https://example.com', hashes: [{ algorithm: 'MD5', value: '00' }] }],
        },
      ],
    };
    expect((await written(bom)).lost).toEqual([
      'the version of the document',
      'the supplier of the document',
      'phases of its life in which the subject was looked at that SPDX 3 has no word for',
      'that a component is a cryptographic asset',
      'the scope of a component (the kind of its dependencies stays)',
      'that the first part of a name is a group',
      'hashes of an algorithm that SPDX 3 has no name for',
      'addresses of licences',
      'the kind of a link that SPDX 3 has no word for',
      'hashes of links',
    ]);
  });

  it('gives addresses within the document to what has none of its own, and no two the same', async () => {
    const components = ['pkg:npm/%40a/b@1', 'pkg:npm/@a-b@1', 'pkg:npm/@a/b@1'].map((key) => ({ ...BASE, key }));
    const bom = await read((await written({ ...FULL, components, dependencies: [] })).text);
    expect(bom?.components.map(({ key }) => key)).toEqual([
      `${AT}#SPDXRef-pkg-npm-40a-b-1`,
      `${AT}#SPDXRef-pkg-npm-a-b-1`,
      `${AT}#SPDXRef-pkg-npm-a-b-1-2`,
    ]);
  });
});

function byText<V>(list: readonly V[]): V[] {
  return list.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** The order of identifiers and statements says nothing. */
function sorted(bom: Bom | undefined): Bom | undefined {
  return (
    bom && {
      ...bom,
      dependencies: byText(bom.dependencies),
      completeness: byText(bom.completeness.map((one) => ({ ...one, keys: [...one.keys].toSorted() }))),
      components: bom.components.map((component) => ({
        ...component,
        identifiers: byText(component.identifiers),
        licences: byText(component.licences),
      })),
    }
  );
}
