import { describe, expect, it } from 'vitest';
import { canonicalRequirement } from './requirement.ts';
import { statementsOf } from './statements.ts';
import { tokensOf } from './tokens.ts';
import { gemfileOf } from './wishes.ts';

function asked(text: string): string[] {
  return gemfileOf(text).wishes.map(({ name, requirement, kinds }) => {
    return `${name} ${requirement ?? '?'} (${kinds.join(' ')})`;
  });
}

describe('a Gemfile that is not evaluated', () => {
  it.each([
    ['gem "a"', ['a  (prod)']],
    ["gem 'a', '1.0'", ['a = 1.0 (prod)']],
    ['gem "a", "~> 1", ">= 1.2"', ['a ~> 1, >= 1.2 (prod)']],
    ['gem "a", %w[>=1 <2]', ['a >= 1, < 2 (prod)']],
    ['gem "a", version', ['a ? (prod)']],
    ['gem "a", "#{version}"', ['a ? (prod)']],
    ['gem "a", *versions', ['a ? (prod)']],
    ['gem "a", group: :test', ['a  (dev)']],
    ['gem "a", :groups => [:test, :development]', ['a  (dev)']],
    ['gem "a", group: [:test, :default]', ['a  (prod)']],
    ['group :test do\n gem "a"\nend\ngem "b"', ['a  (dev)', 'b  (prod)']],
    ['group :web, optional: true do gem "a" end; gem "b"', ['a  (prod optional)', 'b  (prod)']],
    ['gem "a" unless ENV["X"]', ['a  (prod optional)']],
    ['if x then gem "a" end\ngem "b"', ['a  (prod optional)', 'b  (prod)']],
    ['v = if x\n "1"\nelse\n "2"\nend\ngem "b"', ['b  (prod)']],
    ['case x\nwhen /it\'s "do"/\n gem "a"\nend\ngem "b"', ['a  (prod optional)', 'b  (prod)']],
    ['def m\n gem "a"\nend\ngem "b"', ['a  (prod optional)', 'b  (prod)']],
    ['puts <<~X\n gem "a"\nX\ngem "b"', ['b  (prod)']],
    ['# gem "a"\ngem "b" # do', ['b  (prod)']],
    ['gem "a",\n  # why\n  "1.0"', ['a = 1.0 (prod)']],
    ['[1].each do |x|\nend.each do |y|\n gem "a"\nend\ngem "b"', ['a  (prod optional)', 'b  (prod)']],
  ])('%j asks for %j', (text, expected) => expect(asked(text)).toEqual(expected));

  it.each([
    'gem name',
    'gem "a b"',
    'names.each { |name| gem name }',
    'send(:gem, "a")',
    'x = gem "a"',
    'eval_gemfile path',
    'group(:test) { gem "a" }',
    'end',
    'gem "a',
  ])('does not read %j, and says so', (text) => {
    const { wishes, unread } = gemfileOf(text);
    expect([wishes.length, unread.length]).toEqual([0, 1]);
  });

  it.each([
    'source "https://rubygems.org"',
    'ruby file: ".ruby-version"',
    'x = ENV["A"]',
    "ENV['A'] ||= 'b'",
    'require "a"',
    '@a = "b"',
  ])('needs no reading of %j', (text) => expect(gemfileOf(text).unread).toEqual([]));

  it.each([
    ['gem "a", git: "https://u:p@git.example/a.git"', { kind: 'git', url: 'https://git.example/a.git' }],
    ['gem "a", github: "one"', { kind: 'git', url: 'https://github.com/one/one.git' }],
    ['gem "a", path: "x"', { kind: 'link', path: 'x' }],
    ['gem "a", source: "https://gems.example"', { kind: 'registry', url: 'https://gems.example' }],
    ['gem "a", git: url', { kind: 'unknown' }],
    ['gem "a", corporate: "x"', { kind: 'unknown' }],
    ['gem "a", require: false', { kind: 'registry' }],
    ['github "owner/mono" do\n gem "a"\nend', { kind: 'git', url: 'https://github.com/owner/mono.git' }],
  ])('%s', (text, source) => expect(gemfileOf(text).wishes[0]?.source).toEqual(source));

  it('stands any nesting', () => {
    const deep = 20_000;
    for (const text of [
      `gem "a", ${'['.repeat(deep)}`,
      'x do\n'.repeat(deep),
      '{'.repeat(deep),
      'if x\n'.repeat(deep),
    ]) {
      expect(
        gemfileOf(text).unread.length + gemfileOf(text).open.length + gemfileOf(text).wishes.length,
      ).toBeGreaterThan(0);
    }
  });
});

it('covers a text with tokens in their order', () => {
  const text = 'gem "a", :b => %i[c d], "e": /f/ if g # h';
  const tokens = tokensOf(text);
  expect(tokens.map(({ kind }) => kind)).toEqual([
    'word',
    'string',
    'mark',
    'symbol',
    'mark',
    'list',
    'mark',
    'label',
    'dynamic',
    'word',
    'word',
    'line-end',
  ]);
  expect(tokens.every(({ start, end }, at) => start <= end && start >= (tokens[at - 1]?.end ?? 0))).toBe(true);
});

it('tells arguments from options', () => {
  const [statement] = statementsOf('gem("a", ["1", "2"], b: true, "c" => d)');
  expect(statement?.positional).toEqual(['a', ['1', '2']]);
  expect([...(statement?.options ?? [])]).toEqual([
    ['b', true],
    ['c', undefined],
  ]);
});

it('writes requirements as the lockfile has them', () => {
  expect(canonicalRequirement([['1.0'], ['>= 0']])).toBe('>= 0, = 1.0');
  expect(canonicalRequirement([['>= 0']])).toBe('');
  expect(canonicalRequirement([['~>1', '< 2']])).toBe('~> 1, < 2');
});
