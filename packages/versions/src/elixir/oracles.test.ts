import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { order } from './index.ts';

const number = fc.oneof(fc.nat(3).map(String), fc.constantFrom('10', '01'));
const identifiers = fc
  .array(fc.constantFrom('0', '1', '10', '01', 'rc', 'alpha', 'dev', 'a-b', 'RC', ''), { minLength: 1, maxLength: 3 })
  .map((parts) => `-${parts.join('.')}`);
const optional = (arbitrary: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ arbitrary: fc.constant(''), weight: 3 }, { arbitrary, weight: 1 });
const full = fc.tuple(number, number, number).map((parts) => parts.join('.'));
const version = fc
  .tuple(full, optional(identifiers), fc.constantFrom('', '', '', '+build.5', '+'))
  .map((parts) => parts.join(''));
const shorter = fc.oneof(
  number,
  fc.tuple(number, number).map((parts) => parts.join('.')),
  fc.tuple(number, number, identifiers).map(([major, minor, pre]) => `${major}.${minor}${pre}`),
);
const operator = fc.constantFrom('', '==', '!=', '>', '>=', '<', '<=', '~>', '== ', '~> ', '>= ', '=', '^');
const comparison = fc
  .tuple(operator, fc.oneof({ arbitrary: version, weight: 4 }, { arbitrary: shorter, weight: 1 }))
  .map((parts) => parts.join(''));
const requirement = fc
  .tuple(comparison, fc.array(fc.tuple(fc.constantFrom(' and ', ' or ', ' ', ', '), comparison), { maxLength: 3 }))
  .map(([first, more]) => first + more.map((parts) => parts.join('')).join(''));

/** One line of two texts with a tab between them gives one line: what the function says, or `error`. */
const SCRIPT = `
ask = fn fun -> fn line ->
  [a, b] = line |> String.trim_trailing("\\n") |> String.split("\\t")
  answer = try do fun.(a, b) rescue _ -> :error end
  IO.puts(to_string(answer))
end end
{compared, satisfied} = IO.stream(:stdio, :line) |> Enum.split_while(&(&1 != "--\\n"))
Enum.each(compared, ask.(&Version.compare/2))
Enum.each(tl(satisfied), ask.(&Version.match?/2))
`;

const SEED = 20_260_101;
const hasElixir = spawnSync('elixir', ['-e', 'Version.parse!("1.0.0")']).status === 0;

function compared([a, b]: readonly [string, string]): string {
  const [left, right] = [order.parse(a), order.parse(b)];
  if (!left || !right) return 'error';
  return ['lt', 'eq', 'gt'][Math.sign(order.compare(left, right)) + 1] ?? '';
}

function satisfied([text, range]: readonly [string, string]): string {
  const parsed = order.parse(text);
  return String((parsed && order.satisfies(parsed, range)) ?? 'error');
}

describe("against Elixir's own Version", () => {
  it.skipIf(!hasElixir)('compares versions and answers requirements the same', () => {
    const pairs = fc.sample(fc.tuple(version, version), { numRuns: 3000, seed: SEED });
    const questions = fc.sample(fc.tuple(version, requirement), { numRuns: 20_000, seed: SEED });
    const input = [...pairs.map((pair) => pair.join('\t')), '--', ...questions.map((one) => one.join('\t'))];
    const run = spawnSync('elixir', ['-e', SCRIPT], {
      input: `${input.join('\n')}\n`,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const answers = run.stdout.trim().split('\n');
    expect(answers).toHaveLength(pairs.length + questions.length);
    expect(pairs.filter((pair, i) => compared(pair) !== answers[i])).toEqual([]);
    expect(questions.filter((question, i) => satisfied(question) !== answers[pairs.length + i])).toEqual([]);
  });
});
