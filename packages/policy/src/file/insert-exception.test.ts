import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rules } from '../registry.gen.ts';
import { problemText } from './policy-problem.ts';
import { insertException, type NewException } from './insert-exception.ts';
import { readPolicy } from './read-policy.ts';

const NEW: NewException = {
  rule: 'known-vulnerability',
  subject: ['pkg:npm/qs', 'GHSA-hrpp-h998-j3pp'],
  reason: 'not reached: "never"',
  owner: 'team-web',
  until: '2027-03-31',
};

const ENTRY = `  - rule: known-vulnerability
    subject: ["pkg:npm/qs", GHSA-hrpp-h998-j3pp]
    reason: "not reached: \\"never\\""
    owner: team-web
    until: 2027-03-31
`;

const OLD = `  - rule: malware
    subject: pkg:npm/x@1.0.0 # a wrong report
    reason: >
      a longer
      text
    owner: me
    until: 2027-01-01
`;

async function inserted(text: string, exception: NewException = NEW): Promise<string> {
  const result = await insertException(text, exception);
  return result.ok ? result.value : `refused: ${result.error}`;
}

describe('insertException', () => {
  it('starts the list in an empty file', async () => {
    expect(await inserted('')).toBe(`exceptions:\n${ENTRY}`);
  });

  it('starts the list at the end, and keeps comments', async () => {
    const text = '# ours\nextends: strict # for now\n\n# the end\n';
    expect(await inserted(text)).toBe(`${text}\nexceptions:\n${ENTRY}`);
  });

  it.each(['exceptions:\n', 'exceptions: []\n', 'exceptions: # none yet\n'])(
    'fills an empty list: %j',
    async (line) => {
      const head = line.includes('#') ? 'exceptions: # none yet\n' : 'exceptions:\n';
      expect(await inserted(`exposed: no\n${line}mission: low\n`)).toBe(`exposed: no\n${head}${ENTRY}mission: low\n`);
    },
  );

  it('adds to the end of the list, in the middle of a file', async () => {
    const text = `exceptions:\n  # first\n${OLD}\n# about hosts\nhosts: [a.example]\n`;
    expect(await inserted(text)).toBe(`exceptions:\n  # first\n${OLD}${ENTRY}\n# about hosts\nhosts: [a.example]\n`);
  });

  it('takes over the indent of the list', async () => {
    const flat = OLD.replaceAll(/^ {2}/gm, '');
    expect(await inserted(`exceptions:\n${flat}exposed: no\n`)).toBe(
      `exceptions:\n${flat}${ENTRY.replaceAll(/^ {2}/gm, '')}exposed: no\n`,
    );
  });

  it('keeps the line ends of Windows', async () => {
    const result = await inserted('exposed: no\r\n');
    expect(result).toBe(`exposed: no\r\n\r\nexceptions:\r\n${ENTRY.replaceAll('\n', '\r\n')}`);
  });

  it('accepts a gap, with controls', async () => {
    const gap = { gap: 'old/Pipfile.lock', reason: 'yes', owner: 'on', until: '2027-03-31', controls: ['a: b', 'c'] };
    expect(await inserted('', gap)).toBe(
      'exceptions:\n  - gap: old/Pipfile.lock\n    reason: "yes"\n    owner: "on"\n    until: 2027-03-31\n    controls: ["a: b", c]\n',
    );
  });

  it.each([
    ['a list on one line', 'exceptions: [{gap: a, reason: b, owner: c, until: 2027-01-01}]\n'],
    ['a faulty file', 'exceptions: [\n'],
    ['an alias in place of the list', 'a: &a\n  - x\nexceptions: *a\n'],
  ])('refuses %s rather than damaging it', async (_, text) => {
    expect(await inserted(text)).toMatch(/^refused: /);
  });

  it('writes what readPolicy reads, whatever the texts hold', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((value) => value.trim() === value);
    const abouts = rules.map(({ about }) => about);
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, reason, owner) => {
        const exception = { ...NEW, subject: [`pkg:npm/${name}`], reason, owner };
        const result = await insertException('extends: strict\n', exception);
        if (!result.ok) throw new Error(result.error);
        const reading = await readPolicy(result.value, 'morel.yaml', abouts);
        if (!reading.ok) throw new Error(reading.error.map(problemText).join('\n'));
        expect(reading.value.exceptions).toMatchObject([{ subject: [`pkg:npm/${name}`], reason, owner }]);
      }),
      { numRuns: 100 },
    );
  });
});
