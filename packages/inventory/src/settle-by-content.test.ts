import type { FormatAbout } from '@morel/model';
import { treeOf } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { createRecogniser } from './recognise.ts';
import { settleByContent } from './settle-by-content.ts';

const format = (id: string, more: Partial<FormatAbout>): FormatAbout => ({
  id,
  title: id,
  role: 'sbom',
  files: [`${id}.json`],
  ...more,
});
const EXTENSION = {
  id: 'x',
  formats: [
    format('one', { mayBe: ['shared.json', 'two.json'], signs: ['"one"'] }),
    format('two', { mayBe: ['shared.json'], signs: ['"two"', '"end"'] }),
  ],
  load: async () => [],
};

async function settle(name: string, text: string): Promise<string[]> {
  const recognise = createRecogniser([EXTENSION]);
  const { settled, unsettled } = await settleByContent(treeOf({ 'shared.json': text, 'two.json': text }), [
    { path: name, candidates: recognise(name) },
  ]);
  return [
    ...settled.flatMap(({ candidates }) => candidates.map((candidate) => candidate.format.id)),
    ...unsettled.map(({ path, reason }) => `${path}: ${reason}`),
  ];
}

describe('a name that formats share', () => {
  it.each<[string, string, string, string[]]>([
    ['the format whose signs stand in it', 'shared.json', '{"one": 1}', ['one']],
    ['the format whose signs stand at both ends', 'shared.json', `{"two": 1${' '.repeat(200_000)}"end": 1}`, ['two']],
    ['the format that has it alone, whatever stands in it', 'two.json', '{"one": 1}', ['two']],
    [
      'no format where nothing tells it, which is said',
      'shared.json',
      '{}',
      ['shared.json: nothing in it tells that it is what its name may mean'],
    ],
    ['the first format where it cannot be opened, so that it is said', 'shared.json/gone/shared.json', '', ['one']],
  ])('is %s', async (_, name, text, expected) => expect(await settle(name, text)).toEqual(expected));
});
