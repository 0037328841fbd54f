import { join } from 'node:path';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { expect, it } from 'vitest';
import { ecosystem } from './index.ts';
import { juliaComponent, uuidOf } from './names.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, { names: ['Dates', 'Base64', 'LibGit2'], different: [['JSON', 'Json']] });

const AWS = { name: 'AWS', version: '1.88.0', uuid: 'fbe9abb3-538b-5e4e-ba9e-bc94f4f92ebc' };

it.each([
  [{ kind: 'registry' }, 'pkg:julia/AWS@1.88.0?uuid=fbe9abb3-538b-5e4e-ba9e-bc94f4f92ebc'],
  [
    { kind: 'registry', url: 'https://git.example/Registry' },
    'pkg:julia/AWS@1.88.0?repository_url=https:%2F%2Fgit.example%2FRegistry&uuid=fbe9abb3-538b-5e4e-ba9e-bc94f4f92ebc',
  ],
] as const)('writes the UUID into the package URL from %j', (source, purl) => {
  expect(juliaComponent(AWS, source).purl).toBe(purl);
});

it('makes no package URL without a UUID, and none of a name that may be several packages', () => {
  expect(juliaComponent({ ...AWS, uuid: undefined }, { kind: 'registry' }).purl).toBeUndefined();
  expect(ecosystem.names.purl('AWS', '1.88.0')).toBeUndefined();
  expect(ecosystem.names.fromPurl({ type: 'julia', name: 'AWS', qualifiers: { uuid: AWS.uuid } })).toBe('AWS');
});

it.each([
  ['FBE9ABB3-538b-5e4e-ba9e-bc94f4f92ebc', 'fbe9abb3-538b-5e4e-ba9e-bc94f4f92ebc'],
  ['fbe9abb3', undefined],
  [undefined, undefined],
])('takes %j for the UUID %j', (text, expected) => expect(uuidOf(text)).toBe(expected));
