import { expect, it } from 'vitest';
import { asArray, asBoolean, asObject, asString, entriesOf, get, setOwn, stringsOf } from './values.ts';

const everything = [undefined, null, true, 0, 'text', [], ['a', 1], { a: 1 }];

it.each([
  [asObject, [{ a: 1 }]],
  [asArray, [[], ['a', 1]]],
  [asString, ['text']],
  [asBoolean, [true]],
])('%o lets its own kind through and nothing else', (as, kind) => {
  expect(everything.map((value) => as(value)).filter((value) => value !== undefined)).toEqual(kind);
});

it('get finds own members and nothing that is inherited', () => {
  const object: unknown = JSON.parse('{"a": 1, "__proto__": 2}');
  expect([get(object, 'a'), get(object, '__proto__')]).toEqual([1, 2]);
  expect([get(object, 'toString'), get({}, '__proto__'), get([1], '0'), get('text', 'length')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it('entriesOf gives the members of objects alone', () => {
  expect(everything.flatMap((value) => entriesOf(value))).toEqual([['a', 1]]);
});

it('stringsOf leaves out what is no string', () => {
  expect(everything.map((value) => stringsOf(value))).toEqual([[], [], [], [], [], [], ['a'], []]);
});

it('setOwn never reaches the prototype', () => {
  const object: Record<string, unknown> = {};
  setOwn(object, '__proto__', { polluted: true });
  setOwn(object, 'a', 1);
  expect(JSON.stringify(object)).toBe('{"__proto__":{"polluted":true},"a":1}');
  expect(object['polluted']).toBeUndefined();
});
