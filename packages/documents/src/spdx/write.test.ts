import { readFileSync } from 'node:fs';
import { loadReader, OWN_PROPERTY, type Bom, type BomComponent } from '@morel/model';
import { readTree, sharedData } from '@morel/testkit';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { document } from './index.ts';

const BASE: BomComponent = {
  key: 'SPDXRef-a',
  kind: 'library',
  name: 'a',
  identifiers: [],
  hashes: [],
  licences: [],
  links: [],
  properties: [],
};

/** A bill that uses all that SPDX 2.3 has a place for. */
const FULL: Bom = {
  document: {
    format: 'SPDX 2.3',
    id: 'https://example.com/app-1',
    created: '2026-01-02T03:04:05Z',
    authors: [
      { kind: 'person', name: 'Ada Example', email: 'ada@example.com' },
      { kind: 'organisation', name: 'Example Ltd' },
    ],
    tools: [{ name: 'tool', version: '1.2' }, { name: 'other-tool' }],
    phases: [],
    licence: 'CC0-1.0',
  },
  subject: 'SPDXRef-app',
  components: [
    { ...BASE, key: 'SPDXRef-app', kind: 'application', name: 'app', version: '1' },
    {
      ...BASE,
      group: 'org.example',
      version: '1.2.3',
      purl: 'pkg:maven/org.example/a@1.2.3',
      identifiers: [
        { kind: 'cpe', value: 'cpe:2.3:a:example:a:1.2.3:*:*:*:*:*:*:*' },
        { kind: 'swhid', value: 'swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2' },
      ],
      hashes: [{ algorithm: 'SHA-512', value: 'cf83e1357eefb8bd' }],
      licences: [
        { expression: 'MIT', kind: 'concluded' },
        { expression: 'MIT OR Apache-2.0', kind: 'declared' },
      ],
      supplier: { kind: 'organisation', name: 'Example Ltd', email: 'a@example.com' },
      originator: { kind: 'person', name: 'Ada Example' },
      links: [
        { kind: 'distribution', url: 'https://example.com/a.jar', hashes: [] },
        { kind: 'website', url: 'https://example.com', hashes: [] },
      ],
      description: 'A library',
      copyright: '2026 Example',
    },
    { ...BASE, key: 'SPDXRef-b', name: 'b', partOf: 'SPDXRef-a', properties: [OWN_PROPERTY] },
    { ...BASE, key: 'SPDXRef-c', name: 'c', kind: 'other' },
  ],
  dependencies: [
    { from: 'SPDXRef-app', to: 'SPDXRef-a', kind: 'depends' },
    { from: 'SPDXRef-app', to: 'SPDXRef-b', kind: 'dev' },
    { from: 'SPDXRef-a', to: 'SPDXRef-c', kind: 'optional' },
    { from: 'SPDXRef-a', to: 'SPDXRef-b', kind: 'peer' },
    { from: 'SPDXRef-b', to: 'SPDXRef-c', kind: 'build' },
  ],
  completeness: [{ of: 'dependencies', keys: ['SPDXRef-c'], state: 'complete' }],
};

async function written(bom: Bom): Promise<{ text: string; lost: readonly string[] }> {
  const writer = await document.bomWriters?.find(({ format }) => format === 'spdx-2.3-json')?.load();
  const { text = [], lost = [] } = writer?.write(bom) ?? {};
  return { text: [...text].join(''), lost };
}

async function read(text: string): Promise<Bom | undefined> {
  const [source] = document.readers ?? [];
  if (!source) throw new Error('no reader');
  return (await readTree(await loadReader(source), { 'a.spdx.json': text }, 'a.spdx.json')).bom?.bom;
}

const schema = sharedData('suites/spdx/spdx-2.3.schema.json');

describe('SPDX 2.3 in JSON', () => {
  it.skipIf(!schema)('is valid against the official schema', async () => {
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    const { $schema: _, ...rest } = JSON.parse(readFileSync(schema ?? '', 'utf8')) as Record<string, unknown>;
    const validate = ajv.compile(rest);
    expect(validate(JSON.parse((await written(FULL)).text)) ? [] : validate.errors).toEqual([]);
  });

  it('reads back as what was written, and loses nothing of it', async () => {
    const { text, lost } = await written(FULL);
    expect(lost).toEqual([]);
    expect(await read(text)).toEqual(FULL);
  });

  it('says what it has no place for', async () => {
    const bom: Bom = {
      ...FULL,
      document: { ...FULL.document, phases: ['build'], supplier: { kind: 'organisation', name: 'x' } },
      components: [
        {
          ...BASE,
          properties: [{ name: 'a', value: 'b' }],
          scope: 'optional',
          licences: [{ name: 'own' }],
          hashes: [{ algorithm: 'Streebog-256', value: '00' }],
          links: [{ kind: 'issue-tracker', url: 'https://example.com', hashes: [] }],
        },
      ],
      completeness: [{ of: 'parts', keys: [], state: 'incomplete' }],
    };
    expect((await written(bom)).lost).toEqual([
      'properties of components',
      'the scope of a component (the kind of its dependencies stays)',
      'licences that are no expression',
      'hashes of an algorithm that SPDX 2.3 has no name for',
      'links other than the download location and the website',
      'the phase of its life in which the subject was looked at',
      'the supplier of the document',
      'that a list is incomplete',
      'how complete the list of components is',
    ]);
  });

  it('gives identifiers that SPDX allows, and no two the same', async () => {
    const keys = ['pkg:npm/%40a/b@1', 'pkg:npm/@a/b@1'];
    const bom: Bom = { ...FULL, components: keys.map((key) => ({ ...BASE, key })), dependencies: [] };
    const { packages } = JSON.parse((await written(bom)).text) as { packages: { SPDXID: string }[] };
    expect(packages.map(({ SPDXID }) => SPDXID)).toEqual(['SPDXRef-pkg-npm-40a-b-1', 'SPDXRef-pkg-npm-a-b-1']);
  });
});
