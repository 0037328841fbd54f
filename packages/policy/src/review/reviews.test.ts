import type { Component, Occurrence, Review, Source } from '@morel/model';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemText } from '../file/policy-problem.ts';
import { changedReviews } from './changed-reviews.ts';
import { readReviews } from './read-reviews.ts';
import { openReviews } from './weigh-reviews.ts';
import { writeReviews } from './write-reviews.ts';

const NOW = Date.parse('2026-11-28T12:00:00Z');
const SHA512 = `sha512-${'A'.repeat(86)}==`;
const OTHER = `sha512-${'B'.repeat(85)}A==`;
const SOUND = `
  - purl: pkg:npm/left-pad@1.3.0
    verdict: approved
    by: ann
    date: 2026-11-01
`;

async function faults(text: string): Promise<string> {
  const read = await readReviews(text, 'r.yaml');
  return read.ok ? '' : read.error.map(problemText).join(' | ');
}

async function records(text: string): Promise<readonly Review[]> {
  const read = await readReviews(text, 'r.yaml');
  if (!read.ok) throw new Error(read.error.map(problemText).join(' | '));
  return read.value;
}

describe('a file of reviews', () => {
  it('is read with the line of each record', async () => {
    const [first] = await records(`reviews:${SOUND}`);
    expect(first).toMatchObject({ purl: 'pkg:npm/left-pad@1.3.0', verdict: 'approved', digests: [] });
    expect(first?.where.span?.line).toBe(2);
  });

  it.each([
    ['no list', 'reviews: yes', 'a list of at most'],
    ['nothing at all', '', 'a list of at most'],
    ['a list at the top', SOUND, 'a list of at most'],
    ['broken YAML', `reviews:${SOUND}\n   x: [`, 'r.yaml:'],
    ['a key twice', `reviews:${SOUND}    verdict: rejected\n`, 'r.yaml:'],
    ['two documents', `reviews:${SOUND}---\nreviews: []\n`, 'several documents'],
    ['an unknown key', `reviews:${SOUND}    versions: "*"\n`, '"versions"'],
    ['an unknown verdict', `reviews:${SOUND.replace('approved', 'ok')}`, '"verdict"'],
    ['no verdict', `reviews:${SOUND.replace('verdict: approved', 'note: fine')}`, '"verdict" is missing'],
    ['nobody', `reviews:${SOUND.replace('by: ann', 'note: fine')}`, '"by" is missing'],
    ['no day', `reviews:${SOUND.replace('2026-11-01', '2026-02-30')}`, 'a day of the calendar'],
    ['no version', `reviews:${SOUND.replace('@1.3.0', '')}`, 'one exact version'],
    ['a range', `reviews:${SOUND.replace('1.3.0', '^1.3.0')}`, 'one exact version'],
    ['a wildcard', `reviews:${SOUND.replace('1.3.0', '1.*')}`, 'one exact version'],
    ['a blank that is encoded', `reviews:${SOUND.replace('1.3.0', '1.3.0%20')}`, 'one exact version'],
    ['a range that is encoded', `reviews:${SOUND.replace('1.3.0', '%3E%3D1.0')}`, 'one exact version'],
    ['no package URL', `reviews:${SOUND.replace('pkg:npm/', '')}`, 'no package URL'],
    ['a rejection with an end', `reviews:${SOUND.replace('approved', 'rejected')}    until: 2027-01-01\n`, 'no end'],
    ['an end before the start', `reviews:${SOUND}    until: 2026-01-01\n`, 'before it begins'],
    ['an empty list of digests', `reviews:${SOUND}    digests: []\n`, 'a list of digests'],
    ['digests that are none', `reviews:${SOUND}    digests: [any]\n`, 'a list of digests'],
    ['more than a file may hold', `reviews:${SOUND}# ${'x'.repeat(1_100_000)}`, 'larger than'],
  ])('with %s counts for nothing, and says why', async (_, text, message) => {
    expect(await faults(text)).toContain(message);
  });

  it('is read as it was written, whatever people are called', async () => {
    const text = fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }).filter((it0) => it0.trim() !== '');
    await fc.assert(
      fc.asyncProperty(text, text, async (by, note) => {
        const said = { by: by.trim(), note: note.trim(), digests: [SHA512] };
        const written = writeReviews([
          { purl: 'pkg:npm/%40a/b@1.0.0', verdict: 'rejected', date: '2026-11-01', ...said },
        ]);
        const read = await readReviews(written, 'r.yaml');
        // Characters that YAML forbids are refused, never changed.
        expect(read.ok ? read.value : [said]).toMatchObject([said]);
      }),
    );
  });
});

function component(purl: string): Component {
  return { ecosystem: 'npm', name: 'x', version: '1.3.0', purl };
}

function place(digests: readonly string[] = [], source: Source = { kind: 'registry' }): Occurrence {
  return { component: 0, input: 0, key: 'x', source, digests };
}

const PLAIN = component('pkg:npm/left-pad@1.3.0');
const GIT: Source = { kind: 'git', url: 'https://code.example/a', commit: 'abc' };

function review(more: Partial<Review>): Review {
  return {
    purl: 'pkg:npm/left-pad@1.3.0',
    verdict: 'approved',
    by: 'ann',
    date: '2026-11-01',
    digests: [],
    where: { path: 'r.yaml' },
    ...more,
  };
}

function standings(more: Partial<Review>, places: readonly Occurrence[] = [place()], of = PLAIN): string[] {
  return openReviews([review(more)], [], NOW)
    .standings(of, places)
    .map(({ standing }) => standing);
}

describe('what a record approves', () => {
  it.each([
    ['pkg:npm/left-pad@1.3.0', 'pkg:npm/left-pad@1.3.0', true],
    ['pkg:npm/@a/b@1.0.0', 'pkg:npm/%40a/b@1.0.0', true],
    ['pkg:npm/left%2Dpad@1.3.0', 'pkg:npm/left-pad@1.3.0', true],
    ['pkg:npm/left-pad@1.3', 'pkg:npm/left-pad@1.3.0', false],
    ['pkg:npm/left-pad@1', 'pkg:npm/left-pad@1.3.0', false],
    ['pkg:npm/Left-Pad@1.3.0', 'pkg:npm/left-pad@1.3.0', false],
    ['pkg:npm/left-pad@1.3.0?a=b', 'pkg:npm/left-pad@1.3.0', false],
    ['pkg:npm/left-pad@1.3.0', 'pkg:npm/left-pad@1.3.0?a=b', false],
    ['pkg:npm/left-pad@1.3.0#lib', 'pkg:npm/left-pad@1.3.0', false],
    ['pkg:pypi/left-pad@1.3.0', 'pkg:npm/left-pad@1.3.0', false],
    ['pkg:npm/a%2Fb@1.0.0', 'pkg:npm/a/b@1.0.0', false],
  ])('%s, of %s: %s', async (purl, wanted, expected) => {
    const [read] = await records(`reviews:${SOUND.replace('pkg:npm/left-pad@1.3.0', `"${purl}"`)}`);
    expect(standings(read ?? {}, [place()], component(wanted))).toEqual(expected ? ['counts'] : []);
  });

  it.each([
    ['the archive that was looked at', { digests: [SHA512] }, [place([SHA512])], 'counts'],
    ['another one', { digests: [SHA512] }, [place([OTHER])], 'other-archive'],
    ['another one in one of its places', { digests: [SHA512] }, [place([SHA512]), place([OTHER])], 'other-archive'],
    ['a further one beside it', { digests: [SHA512] }, [place([SHA512, OTHER])], 'other-archive'],
    ['one without a digest', { digests: [SHA512] }, [place()], 'other-archive'],
    [
      'one known by a weak digest',
      { digests: ['sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk='] },
      [place(['sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk='])],
      'other-archive',
    ],
    ['any archive where it names none', {}, [place([OTHER])], 'counts'],
    ['what comes from a repository', {}, [place([], GIT)], 'other-source'],
    ['what comes from a repository in one of its places', {}, [place(), place([], GIT)], 'other-source'],
    [
      'what comes from the repository that it names',
      { source: 'https://code.example/a#abc' },
      [place([], GIT)],
      'counts',
    ],
    ['another commit of it', { source: 'https://code.example/a#abd' }, [place([], GIT)], 'other-source'],
    ['what comes from a registry instead', { source: 'https://code.example/a#abc' }, [place()], 'other-source'],
    ['on its last day', { until: '2026-11-28' }, [place()], 'counts'],
    ['after its last day', { until: '2026-11-27' }, [place()], 'expired'],
    ['before its day', { date: '2026-12-02' }, [place()], 'future'],
    ['nothing, as a draft', { verdict: 'pending' }, [place()], 'pending'],
  ] as const)('%s', (_, more, places, expected) => {
    expect(standings(more as Partial<Review>, places as readonly Occurrence[])).toEqual([expected]);
  });

  it('says whether the state before has the record, to the letter', () => {
    const isInBase = (base: Review): boolean | undefined =>
      openReviews([review({})], [base], NOW).standings(PLAIN, [place()])[0]?.isInBase;
    expect(isInBase(review({ where: { path: 'elsewhere.yaml' } }))).toBe(true);
    expect(isInBase(review({ verdict: 'rejected' }))).toBe(false);
  });

  it('names records of other versions and spellings as such', () => {
    const others = [review({ purl: 'pkg:npm/left-pad@1.2.0' }), review({ purl: 'pkg:npm/Left-Pad@1.3.0' })];
    expect(openReviews([...others, review({})], [], NOW).alike(PLAIN)).toEqual(others);
  });
});

describe('a rejection', () => {
  it.each([
    ['holds for other spellings', { purl: 'pkg:npm/Left-Pad@1.3.0' }, [place()], ['counts']],
    ['holds where digests cannot be compared', { digests: [SHA512] }, [place()], ['counts']],
    ['spares another archive', { digests: [SHA512] }, [place([OTHER])], ['other-archive']],
    ['spares another version', { purl: 'pkg:npm/left-pad@1.3.1' }, [place()], []],
  ] as const)('%s', (_, more, places, expected) => {
    expect(standings({ ...more, verdict: 'rejected' }, places)).toEqual(expected);
  });
});

describe('changed records', () => {
  it('are compared by what they say, not by where', () => {
    const moved = review({ where: { path: 'b.yaml' } });
    expect(changedReviews([review({})], [moved])).toEqual([]);
    expect(changedReviews([review({})], [moved, review({ by: 'bo' })])).toMatchObject([
      { gone: [], come: [{ by: 'bo' }] },
    ]);
    expect(changedReviews([review({})], [review({ verdict: 'rejected' })])).toMatchObject([
      { gone: [{ verdict: 'approved' }], come: [{ verdict: 'rejected' }] },
    ]);
  });
});
