import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readIni } from './read-ini.ts';

const cases: [text: string, entries: string[]][] = [
  [
    'registry=https://npm.example/\n@scope:registry = https://b.example/',
    ['|registry|https://npm.example/', '|@scope:registry|https://b.example/'],
  ],
  ['//npm.example/:_authToken=${TOKEN}', ['|//npm.example/:_authToken|${TOKEN}']],
  ['; comment\n# comment\n\nignore-scripts=true ; why', ['|ignore-scripts|true']],
  ['key = "a ; b" # c', ['|key|a ; b']],
  ["key = 'a'", ['|key|a']],
  ['omit[]=dev\nomit[]=peer', ['|omit|dev', '|omit|peer']],
  ['save-exact', ['|save-exact|true']],
  ['color=', ['|color|']],
  [
    '[global]\r\nindex-url: https://a.example/simple?x=1\r\n[install]\r\nrequire-hashes = yes',
    ['global|index-url|https://a.example/simple?x=1', 'install|require-hashes|yes'],
  ],
  [
    '[global]\nextra-index-url =\n    https://a.example/simple?b=c\n    https://d.example/ # why\ntrusted-host = a.example\n  d.example',
    [
      'global|extra-index-url|https://a.example/simple?b=c',
      'global|extra-index-url|https://d.example/',
      'global|trusted-host|a.example',
      'global|trusted-host|d.example',
    ],
  ],
  ['a=1\n  registry=https://b.example/', ['|a|1', '|registry|https://b.example/']],
  ['a=1\n[s]\n  b', ['|a|1', 's|b|true']],
  ['a=https://x.example/#fragment', ['|a|https://x.example/#fragment']],
  ['__proto__=1', ['|__proto__|1']],
];

it.each(cases)('reads %j', (text, expected) => {
  expect(readIni(text, '.npmrc').map(({ section, key, value }) => `${section}|${key}|${value}`)).toEqual(expected);
});

it('says where each setting stands', () => {
  const text = '# top\r\n  a = 1 ; one\r\n[s]\r\nb =\r\n  https://c.example/\r\n';
  const spans = readIni(text, 'pip.conf').map(({ span }) => text.slice(span.start, span.end));
  expect(spans).toEqual(['a = 1', 'https://c.example/']);
});

it('never throws, and every span lies inside the text', () => {
  const piece = fc.constantFrom('[', ']', '=', ':', ' ', '\n', '\r', ';', '#', '"', "'", 'key', '\0', '\ud800', '://');
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      for (const { span } of readIni(text, 'a')) {
        expect(text.slice(span.start, span.end).length).toBe(span.end - span.start);
        expect(span.start).toBeLessThan(span.end);
      }
    }),
  );
});
