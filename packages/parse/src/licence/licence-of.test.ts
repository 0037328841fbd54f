import { describe, expect, it } from 'vitest';
import { declaredLicence, declaredLicences } from './licence-of.ts';

const kind = 'declared';

describe('what a package says about its licence', () => {
  it.each<[string, unknown, unknown]>([
    ['an id', 'mit', [{ expression: 'MIT', kind }]],
    ['an expression', '(MIT OR Apache-2.0)', [{ expression: 'MIT OR Apache-2.0', kind }]],
    ['a name that is no id', 'Apache 2.0', [{ name: 'Apache 2.0', kind }]],
    ['a pointer to a file', 'SEE LICENSE IN eula.txt', [{ name: 'SEE LICENSE IN eula.txt', kind }]],
    ['a text of several lines', 'Own licence\nAll rights', [{ name: 'Own licence', kind }]],
    [
      'an object',
      { type: 'MIT', url: 'https://x.example/l' },
      [{ expression: 'MIT', kind, url: 'https://x.example/l' }],
    ],
    [
      'objects',
      [{ type: 'MIT' }, { type: 'Own' }],
      [
        { expression: 'MIT', kind },
        { name: 'Own', kind },
      ],
    ],
    [
      'texts',
      ['MIT', 'BSD'],
      [
        { expression: 'MIT', kind },
        { name: 'BSD', kind },
      ],
    ],
    ['an empty text', ' ', undefined],
    ['no text', 7, undefined],
    ['an empty list', [], undefined],
    ['a list of nothing', [null, {}, { type: 1 }], undefined],
  ])('%s', (_, value, expected) => {
    expect(declaredLicences(value)).toEqual(expected);
  });

  it('is cut off where it is long', () => {
    expect(declaredLicence('x'.repeat(1000))).toEqual([{ name: `${'x'.repeat(255)}…`, kind }]);
  });
});
