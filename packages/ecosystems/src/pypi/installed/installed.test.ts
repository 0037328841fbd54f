import type { ReaderFiles, TextFile } from '@morel/model';
import { describe, expect, it } from 'vitest';
import { distInfo } from './index.ts';

const FOLDER = '.venv/lib/python3.12/site-packages';
const TREE: Readonly<Record<string, string>> = {
  [`${FOLDER}/alpha-1.2.3.dist-info/METADATA`]: 'Name: Alpha\nVersion: 1.2.3\nRequires-Dist: beta\n',
  [`${FOLDER}/beta-0.4.0.dist-info/METADATA`]: 'Name: beta\nVersion: 0.4.0\n',
  [`${FOLDER}/git-1.0.dist-info/METADATA`]: 'Name: git\nVersion: 1.0\n',
  [`${FOLDER}/git-1.0.dist-info/direct_url.json`]:
    '{"url": "https://example.org/git.git", "vcs_info": {"vcs": "git", "commit_id": "0123456789012345678901234567890123456789"}}',
  [`${FOLDER}/own-1.0.dist-info/METADATA`]: 'Name: own\nVersion: 1.0\nRequires-Dist: alpha[x]; extra == "all"\n',
  [`${FOLDER}/own-1.0.dist-info/direct_url.json`]: '{"url": "file:///home/own", "dir_info": {"editable": true}}',
  'venv/lib/python3.12/site-packages/other.egg-info/PKG-INFO': 'Name: other\nVersion: 1\n',
};

describe('the licence of an installed package', () => {
  it.each<[string, string, unknown]>([
    ['its expression', 'License-Expression: mit or Apache-2.0\nLicense: Own', [{ expression: 'MIT OR Apache-2.0' }]],
    [
      'an expression that is none',
      'License-Expression: MIT OR Own\nClassifier: License :: OSI Approved :: MIT License',
      [{ name: 'MIT OR Own' }],
    ],
    [
      'a text that is an expression',
      'License: ISC\nClassifier: License :: OSI Approved :: ISC License (ISCL)',
      [{ expression: 'ISC' }],
    ],
    [
      'a text and classifiers',
      'License: BSD\nClassifier: License :: OSI Approved :: BSD License\nClassifier: Topic :: Software Development',
      [{ name: 'BSD' }, { name: 'OSI Approved :: BSD License' }],
    ],
    ['nothing', 'License: UNKNOWN\nClassifier: Topic :: Licence', undefined],
    ['nothing after the headers', '\nLicense: MIT', undefined],
  ])('is %s', (_, headers, expected) => {
    const path = `${FOLDER}/x-1.dist-info/METADATA`;
    const main = { path, text: `Name: x\nVersion: 1\n${headers}\n` };
    const result = distInfo.read({ main, get: () => undefined, found: [path] });
    if (typeof result === 'string') throw new Error('it hands over to nobody');
    const licences = result.inventory.occurrences[0]?.licences;
    expect(licences?.map(({ kind: _kind, ...licence }) => licence)).toEqual(expected);
  });
});

describe('installed packages', () => {
  it('are one input for each folder', () => {
    const claims = distInfo.claim?.(Object.keys(TREE)) ?? [];
    expect(claims.map(({ main, with: others = [] }) => [main, others.length])).toEqual([
      [`${FOLDER}/alpha-1.2.3.dist-info/METADATA`, 5],
      ['venv/lib/python3.12/site-packages/other.egg-info/PKG-INFO', 0],
    ]);
  });

  it('are read with their dependencies and where they came from', () => {
    const [claim] = distInfo.claim?.(Object.keys(TREE)) ?? [];
    const fileOf = (path: string): TextFile => ({ path, text: TREE[path] ?? '' });
    const files: ReaderFiles = { main: fileOf(claim?.main ?? ''), get: fileOf, found: Object.keys(TREE) };
    const result = distInfo.read(files);
    if (typeof result === 'string') throw new Error('it hands over to nobody');
    const { components, occurrences, edges } = result.inventory;
    const nameOf = (at: number): string => components[occurrences[at]?.component ?? -1]?.name ?? '?';
    expect(result.problems).toEqual([]);
    expect(result.wants).toEqual(claim?.with);
    expect(occurrences.map(({ source }, at) => `${nameOf(at)} ${source.kind}`)).toEqual([
      'alpha registry',
      'beta registry',
      'git git',
      'own link',
      `${FOLDER} project`,
    ]);
    expect(edges.map(({ from, to, kinds }) => `${nameOf(from)} > ${nameOf(to)} ${kinds.join()}`)).toEqual([
      'alpha > beta prod',
      'own > alpha optional',
      `${FOLDER} > git prod`,
      `${FOLDER} > own prod`,
    ]);
  });
});
