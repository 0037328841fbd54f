import { spawnSync } from 'node:child_process';
import renovate from '@renovatebot/pep440';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { order } from './index.ts';

const number = fc.oneof(fc.nat(3).map(String), fc.constantFrom('10', '007', '2024'));
const separator = fc.constantFrom('', '.', '-', '_');
const release = fc.array(number, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.'));
const optional = (arbitrary: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.oneof(fc.constant(''), arbitrary);
const word = (...words: string[]): fc.Arbitrary<string> =>
  fc.tuple(separator, fc.constantFrom(...words), separator, optional(number)).map(([a, text, b, n]) => {
    return n === '' ? `${a}${text}` : `${a}${text}${b}${n}`;
  });
const pre = word('a', 'alpha', 'b', 'BETA', 'c', 'rc', 'pre', 'Preview');
const post = fc.oneof(
  word('post', 'rev', 'R'),
  number.map((n) => `-${n}`),
);
const local = fc
  .array(fc.constantFrom('1', '10', 'cpu', 'Ubuntu', '01', 'a1'), { minLength: 1, maxLength: 3 })
  .map((parts) => `+${parts.join('.')}`);
const epoch = fc.constantFrom('', '', '', '0!', '1!');
const publicVersion = fc
  .tuple(epoch, release, optional(pre), optional(post), optional(word('dev', 'DEV')))
  .map((parts) => parts.join(''));
const version = fc.tuple(fc.constantFrom('', '', 'v'), publicVersion, optional(local)).map((parts) => parts.join(''));
const clause = fc.oneof(
  fc.tuple(fc.constantFrom('>=', '<=', '>', '<', '==', '!=', '~=', '>= ', '== '), publicVersion),
  fc.tuple(fc.constantFrom('==', '!='), version),
  fc.tuple(
    fc.constantFrom('==', '!='),
    fc.tuple(epoch, release).map(([e, r]) => `${e}${r}.*`),
  ),
  fc.tuple(fc.constantFrom('>', '~=', '==', '^', '='), fc.constantFrom('1.0+x', '1', 'x', '', '1.*', '1.0a1.*')),
);
const specifier = fc
  .array(
    clause.map((parts) => parts.join('')),
    { maxLength: 3 },
  )
  .map((parts) => parts.join(','));

function satisfies(text: string, range: string): boolean | undefined {
  return order.satisfies(order.parse(text)!, range);
}

describe('against the library @renovatebot/pep440', () => {
  it('compares versions the same', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(order.compare(order.parse(a)!, order.parse(b)!))).toBe(Math.sign(renovate.compare(a, b)));
      }),
      { numRuns: 3000 },
    );
  });

  it('parses the same texts', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          version,
          fc.string().map((text) => text.trim()),
          fc.tuple(version, version).map(String),
        ),
        (text) => {
          expect(order.parse(text) === undefined).toBe(renovate.valid(text) === null);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

interface Answers {
  readonly compared: readonly (number | null)[];
  readonly satisfied: readonly (boolean | null)[];
}

const SCRIPT = `
import json, sys
from packaging.version import Version, InvalidVersion
from packaging.specifiers import SpecifierSet, InvalidSpecifier
import packaging
data = json.load(sys.stdin)
def compare(a, b):
    x, y = Version(a), Version(b)
    return (x > y) - (x < y)
def satisfied(v, r):
    try:
        return SpecifierSet(r).contains(Version(v), prereleases=True)
    except InvalidSpecifier:
        return None
json.dump({
    "compared": [compare(a, b) for a, b in data["pairs"]],
    "satisfied": [satisfied(v, r) for v, r in data["questions"]],
}, sys.stdout)
`;

/** Older releases of packaging answer some questions about post-releases otherwise. */
const hasPackaging =
  spawnSync('python3', ['-c', 'import packaging; assert int(packaging.__version__.split(".")[0]) >= 26']).status === 0;

describe("against Python's packaging", () => {
  it.skipIf(!hasPackaging)('compares versions and answers specifiers the same', () => {
    const pairs = fc.sample(fc.tuple(version, version), 3000);
    const questions = fc.sample(fc.tuple(version, specifier), 20_000);
    const run = spawnSync('python3', ['-c', SCRIPT], {
      input: JSON.stringify({ pairs, questions }),
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    expect(run.stderr).toBe('');
    const answers: Answers = JSON.parse(run.stdout) as Answers;
    const compared = pairs.map(([a, b]) => Math.sign(order.compare(order.parse(a)!, order.parse(b)!)));
    expect(compared.map((sign, i) => (sign === answers.compared[i] ? '' : String(pairs[i]))).filter(Boolean)).toEqual(
      [],
    );
    const wrong = questions.filter(([v, r], i) => (satisfies(v, r) ?? null) !== answers.satisfied[i]);
    expect(wrong).toEqual([]);
  });
});
