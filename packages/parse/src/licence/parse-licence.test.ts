import * as fc from 'fast-check';
import exceptions from 'spdx-exceptions/index.json' with { type: 'json' };
import oracle from 'spdx-expression-parse';
import ids from 'spdx-license-ids/index.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import spdx from '../../../../data/licences/spdx.gen.json' with { type: 'json' };
import equal from '../../../../data/licences/equal.json' with { type: 'json' };
import { decidingLicence, licenceText, type LicenceTree } from './licence-tree.ts';
import { parseLicence } from './parse-licence.ts';
import { currentLicence } from './spdx-list.ts';

function canonical(text: string): string | undefined {
  const tree = parseLicence(text);
  return tree && licenceText(tree);
}

describe('a licence expression', () => {
  it.each([
    ['MIT', 'MIT'],
    ['mit', 'MIT'],
    [' ( MIT ) ', 'MIT'],
    ['GPL-2.0+', 'GPL-2.0+'],
    ['Apache-2.0+', 'Apache-2.0+'],
    ['apache-2.0 WITH llvm-exception', 'Apache-2.0 WITH LLVM-exception'],
    ['MIT AND (ISC OR BSD-3-Clause)', 'MIT AND (ISC OR BSD-3-Clause)'],
    ['MIT OR ISC AND 0BSD', 'MIT OR (ISC AND 0BSD)'],
    ['(MIT OR (ISC OR 0BSD))', 'MIT OR ISC OR 0BSD'],
    ['MIT or ISC and 0BSD with LLVM-exception', 'MIT OR (ISC AND 0BSD WITH LLVM-exception)'],
    ['LicenseRef-Own.1', 'LicenseRef-Own.1'],
    ['DocumentRef-a:LicenseRef-b AND MIT', 'DocumentRef-a:LicenseRef-b AND MIT'],
    ['MIT WITH AdditionRef-x', 'MIT WITH AdditionRef-x'],
    ['MIT WITH DocumentRef-a:AdditionRef-x', 'MIT WITH DocumentRef-a:AdditionRef-x'],
    ['LicenseRef-x WITH Classpath-exception-2.0', 'LicenseRef-x WITH Classpath-exception-2.0'],
  ])('%s is read', (text, expected) => {
    expect(canonical(text)).toBe(expected);
  });

  it.each([
    '',
    ' ',
    'Apache 2.0',
    'Apache2',
    'BSD',
    'GPL',
    'SEE LICENSE IN LICENSE.md',
    'UNLICENSED',
    'NONE',
    'NOASSERTION',
    'MIT/Apache-2.0',
    'MIT, ISC',
    'MIT And ISC',
    'MIT AND',
    'AND MIT',
    'MIT ISC',
    '(MIT',
    'MIT)',
    '()',
    'MIT +',
    'MIT++',
    'LicenseRef-x+',
    'LicenseRef-',
    'licenseref-x',
    'DocumentRef-x',
    'MIT WITH',
    'MIT WITH MIT',
    'LLVM-exception',
    '(MIT) WITH LLVM-exception',
    'MIT WITH LLVM-exception+',
    'toString',
    '__proto__',
  ])('%j is none', (text) => {
    expect(parseLicence(text)).toBeUndefined();
  });

  it('is bounded in length and depth', () => {
    expect(canonical(`${'('.repeat(32)}MIT${')'.repeat(32)}`)).toBe('MIT');
    expect(parseLicence(`${'('.repeat(33)}MIT${')'.repeat(33)}`)).toBeUndefined();
    expect(parseLicence('('.repeat(1_000_000))).toBeUndefined();
    expect(parseLicence(`MIT${' AND MIT'.repeat(1024)}`)).toBeUndefined();
    expect(parseLicence(`MIT${' AND MIT'.repeat(1000)}`)).toBeDefined();
  });
});

const LEAVES = fc.record({
  id: fc.constantFrom(...ids.filter((id) => !id.endsWith('+')), 'LicenseRef-a', 'DocumentRef-a:LicenseRef-b.c'),
  orLater: fc.boolean(),
  exception: fc.option(fc.constantFrom(...exceptions), { nil: undefined }),
});

/** Texts of expressions, with parentheses that are needed and some that are not. */
const TEXTS = fc.letrec<{ text: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 4 },
    LEAVES.map(({ id, orLater, exception }) => {
      const plus = orLater && !id.includes('Ref-') ? '+' : '';
      return `${id}${plus}${exception === undefined || id.includes('Ref-') ? '' : ` WITH ${exception}`}`;
    }),
    tie('text').map((text) => `(${text})`),
    fc.tuple(tie('text'), fc.constantFrom('AND', 'OR'), tie('text')).map((parts) => parts.join(' ')),
  ),
})).text;

type Truth = (name: string) => boolean;

function ours(tree: LicenceTree, truth: Truth): boolean {
  const weigh = (leaf: LicenceTree): number => (truth(licenceText(leaf)) ? 0 : 1);
  return decidingLicence(tree, weigh).weight === 0;
}

function theirs(tree: oracle.Info, truth: Truth): boolean {
  if ('conjunction' in tree) {
    const [left, right] = [theirs(tree.left, truth), theirs(tree.right, truth)];
    return tree.conjunction === 'and' ? left && right : left || right;
  }
  const exception = tree.exception === undefined ? '' : ` WITH ${tree.exception}`;
  return truth(`${tree.license}${tree.plus ? '+' : ''}${exception}`);
}

describe('any text', () => {
  it('means what the usual parser of npm takes it to mean', () => {
    fc.assert(
      fc.property(TEXTS, fc.func(fc.boolean()), (text, truth) => {
        const tree = parseLicence(text);
        if (!tree) throw new Error(`not read: ${text}`);
        expect(ours(tree, truth)).toBe(theirs(oracle(text), truth));
      }),
      { numRuns: 500 },
    );
  });

  it('is read the same after it is written', () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        const tree = parseLicence(text);
        expect(parseLicence(tree ? licenceText(tree) : '')).toEqual(tree);
      }),
    );
  });

  it('of words in any order is an expression for both or for neither', () => {
    const word = fc.constantFrom('MIT', 'GPL-2.0+', 'AND', 'OR', 'WITH', '(', ')', 'LLVM-exception', 'LicenseRef-a');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 7 }), (words) => {
        // The usual parser takes empty parentheses in front of an expression.
        const text = words.join(' ').replaceAll('( )', '( MIT )');
        expect(parseLicence(text) !== undefined).toBe(isRead(text));
      }),
      { numRuns: 2000 },
    );
  });
});

function isRead(text: string): boolean {
  try {
    oracle(text);
    return true;
  } catch {
    return false;
  }
}

describe("SPDX's lists", () => {
  it('hold what the lists that npm uses hold', () => {
    expect(spdx.licences).toEqual(expect.arrayContaining(ids));
    expect(spdx.exceptions).toEqual(expect.arrayContaining(exceptions));
    expect(spdx.licences.filter((id) => exceptions.includes(id))).toEqual([]);
  });

  it('have a current id for what is deprecated', () => {
    expect(currentLicence('GPL-2.0', false)).toBe('GPL-2.0-only');
    expect(currentLicence('GPL-2.0', true)).toBe('GPL-2.0-or-later');
    expect(currentLicence('Apache-2.0', true)).toBe('Apache-2.0+');
    expect(currentLicence('MIT', false)).toBe('MIT');
    const targets = equal.only.flatMap((id) => [currentLicence(id, false), currentLicence(id, true)]);
    for (const text of [...targets, ...Object.values(equal.same)]) expect(canonical(text)).toBe(text);
    for (const id of [...equal.only, ...Object.keys(equal.same)]) expect(spdx.licences).toContain(id);
  });
});
