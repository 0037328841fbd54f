import { join } from 'node:path';
import { ecosystemConformance, readerConformance, readTree } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { ecosystem } from './index.ts';
import { mixExsReader } from './mix/mix-exs.ts';
import { rebarConfigReader } from './rebar/rebar-config.ts';
import { ELIXIR, ERLANG, readTerms } from './terms/reader.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['jason', 'phoenix_html', 'acme/foo', 'Jason'],
  same: [['Jason', 'jason']],
  different: [
    ['phoenix_html', 'phoenix-html'],
    ['acme/foo', 'foo'],
  ],
});

describe('terms', () => {
  it.each([
    '{',
    '[1',
    '%{1}',
    '%{a: }',
    '"',
    '"\\',
    ':',
    'x',
    '1.5',
    '{1 2}',
    '%{} %{}',
    'foo()',
    '1 + 1',
    '&x',
    "'a'",
  ])('does not take %j for a term of Elixir', (text) => expect(readTerms(text, ELIXIR)).toHaveProperty('message'));

  it.each(['{', '[1].[', '{}', 'X.', '<<1>>.', '"a', '[a|b].', 'f().'])(
    'does not take %j for terms of Erlang',
    (text) => {
      expect(readTerms(text, ERLANG)).toHaveProperty('message');
    },
  );

  it.each(['[', '{', '[a, {', '<<'])('ends on %j however often it is repeated', (part) => {
    const text = part.repeat(100_000);
    for (const dialect of [ELIXIR, ERLANG]) expect(readTerms(text, dialect)).toHaveProperty('message');
  });

  it('reads long texts and long comments in time that grows with their length', () => {
    const started = performance.now();
    const long = 'a'.repeat(2_000_000);
    expect(readTerms(`{"${long}", "${'\\n'.repeat(500_000)}"}`, ELIXIR)).toHaveLength(1);
    expect(readTerms(`${' \n'.repeat(500_000)}# ${long}\n{}`, ELIXIR)).toHaveLength(1);
    expect(readTerms(`{'${long}'}.`, ERLANG)).toHaveLength(1);
    expect(readTerms(`${' \n'.repeat(4_000_000)}${'#\n'.repeat(500_000)}{}`, ELIXIR)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('names', () => {
  it.each(['a/b/c', '/b', 'a b', '..', 'a/..', ''])('gives %j no package URL', (name) => {
    expect(ecosystem.names.purl(name, '1.0.0')).toBeUndefined();
  });
});

describe('what is only looked at', () => {
  const parts = ['{deps,[%', '%{deps,[\n', '{deps', '{ ', '{:a', '{:a ', 'hex: [', 'hex: [cooldown: ', 'lockfile: "a'];
  it.each(parts)('takes time that grows with its length for %j repeated', async (part) => {
    const text = part.repeat(900_000 / part.length);
    const started = performance.now();
    for (const [reader, name] of [
      [mixExsReader, 'mix.exs'],
      [rebarConfigReader, 'rebar.config'],
    ] as const) {
      await readTree(reader, { [name]: text }, name);
    }
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

describe('the controls of Mix', () => {
  it.each([
    ['7d', true],
    ['2w', true],
    ['1mo', true],
    ['0d', false],
    ['', false],
    ['soon', false],
  ])('a cooldown of %j: %s', (value, expected) => {
    expect(ecosystem.clients[0]?.controls[0]?.protects(value)).toBe(expected);
  });
});
