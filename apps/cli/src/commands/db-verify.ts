import { verifyIndex } from '@morel/advisories';
import { AppError } from '@morel/model';
import type { Run } from '../command-line/command.ts';
import { openNamed, openOwn } from '../open-data.ts';
import { openSession } from '../session.ts';
import { ownIndexPath } from '../surroundings.ts';

const DAMAGED = 3;

/** `morel db verify`: every checksum, and that every key is found where it should be. */
export const run: Run = async (given) => {
  const { console } = openSession(given);
  const named = given.one('db');
  const data = named === undefined ? openOwn() : openNamed(named);
  if (!data)
    throw new AppError('index-missing', `there is no index at ${ownIndexPath()}`, { hint: 'Run "morel db update".' });
  const problems: string[] = [];
  for (const problem of verifyIndex(data.index)) problems.push(`  ${problem.message}`);
  const { records, packages } = data.index.meta.counts;
  const path = named ?? ownIndexPath();
  data.index.close();
  if (problems.length > 0) {
    await console.out(`${path} is damaged:\n${problems.join('\n')}\nFetch it again with "morel db update".\n`);
    return DAMAGED;
  }
  await console.out(`${path} is whole: ${records} records on ${packages} packages\n`);
  return 0;
};
