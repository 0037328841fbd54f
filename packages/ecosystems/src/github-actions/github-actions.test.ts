import { join } from 'node:path';
import { ecosystemConformance, readerConformance } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { meantVersion, parseActionReference, versionOf } from './action-reference.ts';
import { ecosystem } from './index.ts';

readerConformance(ecosystem, join(import.meta.dirname, 'fixtures'));

ecosystemConformance(ecosystem, {
  names: ['actions/checkout', 'github/codeql-action', 'pypa/gh-action-pypi-publish', 'Owner/Repo.name'],
  same: [
    ['Actions/Checkout', 'actions/checkout'],
    // Advisories name the repository, so what is used of it must lead there.
    ['github/codeql-action/init', 'github/codeql-action'],
  ],
  different: [['actions/checkout', 'action/checkout']],
});

const COMMIT = '08c6903cd8c0fde910a37f88322edcfb5dd907a8';

describe('what an action is looked up with', () => {
  const { versions } = ecosystem;

  it.each([
    ['v4.1.2', true],
    ['4.1.2', true],
    ['v4', false],
    ['v4.1', false],
    ['4', false],
    ['4.1', false],
    ['main', false],
    ['refs/heads/4.1.2', false],
    [COMMIT, false],
    [COMMIT.slice(0, 7), false],
    ['1234567', false],
  ])('the reference %s is a version: %s', (text, expected) => {
    const reference = parseActionReference(`owner/repo@${text}`);
    const version = reference?.kind === 'remote' ? versionOf(reference.ref) : 'none';
    expect(version !== undefined && versions.parse(version) !== undefined).toBe(expected);
  });

  it.each(['owner/repo', 'owner@v1', 'owner/repo@', 'owner/repo@a@b', '@v1', 'owner/repo@a b', ''])(
    '%j is no reference',
    (text) => expect(parseActionReference(text)).toBeUndefined(),
  );
});

describe('the comment behind a commit', () => {
  it.each([
    [COMMIT, ' # v4.1.2', 'v4.1.2'],
    [COMMIT, '\t#4.1', '4.1'],
    [COMMIT, ' # tag=v1.2.3', 'v1.2.3'],
    [COMMIT, ' # pin of May', undefined],
    [COMMIT, '# v4.1.2', undefined],
    ['v4', ' # v4.1.2', undefined],
  ])('%s%s means %s', (ref, behind, expected) => expect(meantVersion(ref, behind)).toBe(expected));
});
