import { readingOf } from '@morel/model';
import { readTree } from '@morel/testkit';
import { describe, expect, it } from 'vitest';
import { pnpmLockReader } from './reader.ts';

const LOCK = `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true

importers:

  .:
    dependencies:
      left:
        specifier: ^1.0.0
        version: 1.0.0

packages:

  left@1.0.0:
    resolution: {integrity: sha512-AAAA}

  right@2.0.0:
    resolution: {integrity: sha512-AAAA}

snapshots:

  left@1.0.0:
    dependencies:
      right: 2.0.0

  right@2.0.0: {}
`;

describe('a pnpm-lock.yaml that is cut off at the end of a line', () => {
  const lines = LOCK.split('\n');
  const lengths = lines.map((_, at) => at).filter((at) => at > 0 && at < lines.length - 1);

  it('is whole when it is not', async () => {
    const { problems } = await readTree(pnpmLockReader, { 'pnpm-lock.yaml': LOCK }, 'pnpm-lock.yaml');
    expect(problems).toEqual([]);
  });

  it.each(lengths)('is never read as whole, with %i lines left', async (length) => {
    const text = `${lines.slice(0, length).join('\n')}\n`;
    const { problems } = await readTree(pnpmLockReader, { 'pnpm-lock.yaml': text }, 'pnpm-lock.yaml');
    expect(readingOf(problems)).not.toBe('whole');
  });
});
