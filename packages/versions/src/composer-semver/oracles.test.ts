import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { order } from './index.ts';

const number = fc.oneof(fc.nat(3).map(String), fc.constantFrom('10', '07', '2024'));
const numbers = fc.array(number, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
const date = fc.constantFrom('2010-01-02', '20100102', '2010.01.02', '20100102-203040', '2010-01-02-10', '201001');
const optional = (arbitrary: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), arbitrary);
const separator = fc.constantFrom('', '.', '-', '_');
const word = fc.constantFrom('stable', 'beta', 'b', 'RC', 'rc', 'alpha', 'ALPHA', 'a', 'patch', 'pl', 'p');
const modifier = fc
  .tuple(separator, word, fc.constantFrom('', '1', '.2', '-3', '10', '1.2', '1-2'))
  .map((parts) => parts.join(''));
const dev = fc.constantFrom('', '', '', '-dev', '.dev', 'dev');
const build = fc.constantFrom('', '', '', '+build.5');
const version = fc
  .tuple(fc.constantFrom('', '', 'v'), fc.oneof(numbers, numbers, numbers, date), optional(modifier), dev, build)
  .map((parts) => parts.join(''));

const branch = fc.constantFrom(
  'dev-main',
  'dev-main#0123abc',
  '2.x-dev',
  '1.2.x-dev',
  'master',
  'foo-dev',
  '1.x.x-dev',
);
const operator = fc.constantFrom('', '=', '==', '!=', '<>', '<', '<=', '>', '>=', '^', '~', '>= ', '< ', '~>');
const wildcard = fc
  .tuple(optional(fc.constant('v')), numbers, fc.constantFrom('.*', '.x', '.X', '.*.*'))
  .map((p) => p.join(''));
const flag = fc.constantFrom('', '', '', '@dev', '@beta', '@RC', '@stable');
/**
 * A range that is not empty: the library draws an alternative that starts where an empty one ends together with that one,
 * and then lets in what neither holds.
 */
function rising(ends: readonly [string, string]): string {
  const [a, b] = ends.map((text) => order.parse(text));
  return (a && b && order.compare(a, b) > 0 ? ends.toReversed() : ends).join(' - ');
}
const clause = fc.oneof(
  { arbitrary: fc.tuple(operator, version, flag).map((parts) => parts.join('')), weight: 6 },
  { arbitrary: wildcard, weight: 2 },
  { arbitrary: fc.tuple(version, version).map(rising), weight: 2 },
  { arbitrary: fc.tuple(operator, branch).map((parts) => parts.join('')), weight: 1 },
  { arbitrary: fc.tuple(fc.oneof(version, branch), version).map((names) => names.join(' as ')), weight: 1 },
  {
    arbitrary: fc.constantFrom('*', 'x', '*.*', 'v*', '@dev', '*@beta', '', 'latest', '^', '1..0', '1.0.0.0.0'),
    weight: 1,
  },
);
const range = fc
  .tuple(
    clause,
    fc.array(fc.tuple(fc.constantFrom(' ', ',', ', ', ' , ', '|', ' || ', '||'), clause), { maxLength: 2 }),
  )
  .map(([first, more]) => first + more.map((parts) => parts.join('')).join(''));

interface Answers {
  readonly compared: readonly (number | null)[];
  readonly satisfied: readonly (boolean | null)[];
}

const SCRIPT = `
require 'Composer/Semver/autoload.php';
$data = json_decode(stream_get_contents(STDIN), true);
$parser = new Composer\\Semver\\VersionParser();
$normal = function ($text) use ($parser) {
    try { return $parser->normalize($text); } catch (UnexpectedValueException $e) { return null; }
};
$compare = function ($pair) use ($normal) {
    [$a, $b] = array_map($normal, $pair);
    return $a === null || $b === null ? null : version_compare($a, $b);
};
$satisfied = function ($question) use ($parser, $normal) {
    [$version, $range] = $question;
    try {
        $constraint = $parser->parseConstraints($range);
        return $constraint->matches(new Composer\\Semver\\Constraint\\Constraint('==', $normal($version)));
    } catch (UnexpectedValueException $e) { return null; }
};
echo json_encode([
    'compared' => array_map($compare, $data['pairs']),
    'satisfied' => array_map($satisfied, $data['questions']),
]);
`;

const SEED = 20_260_101;
const hasComposer =
  spawnSync('php', ['-r', "require 'Composer/Semver/autoload.php'; new Composer\\Semver\\VersionParser();"]).status ===
  0;

function compared([a, b]: readonly [string, string]): number | null {
  const [left, right] = [order.parse(a), order.parse(b)];
  return left && right ? Math.sign(order.compare(left, right)) : null;
}

function satisfied([text, constraint]: readonly [string, string]): boolean | null {
  const parsed = order.parse(text);
  return (parsed && order.satisfies(parsed, constraint)) ?? null;
}

describe("against PHP's composer/semver", () => {
  it.skipIf(!hasComposer)('compares versions and answers constraints the same', () => {
    const pairs = fc.sample(fc.tuple(version, version), { numRuns: 5000, seed: SEED });
    const questions = fc
      .sample(fc.tuple(version, range), { numRuns: 20_000, seed: SEED })
      .filter(([text]) => order.parse(text));
    const run = spawnSync('php', ['-r', SCRIPT], {
      input: JSON.stringify({ pairs, questions }),
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    expect(run.stderr).toBe('');
    const answers = JSON.parse(run.stdout) as Answers;
    expect(pairs.filter((pair, i) => compared(pair) !== answers.compared[i])).toEqual([]);
    expect(questions.filter((question, i) => satisfied(question) !== answers.satisfied[i])).toEqual([]);
  });
});
