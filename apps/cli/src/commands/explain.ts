import { AppError, parsePurl } from '@morel/model';
import type { Run } from '../command-line/command.ts';
import { explainPackage } from '../explain/explain-package.ts';
import { explainRecord } from '../explain/explain-record.ts';
import { openNamed, openOwn, openStarter, type OpenData } from '../open-data.ts';
import { openSession, type Session } from '../session.ts';

const NOT_FOUND = 1;

/** `morel explain ID | PACKAGE@VERSION`. */
export const run: Run = async (given) => {
  const session = openSession(given);
  const [wanted] = given.operands;
  if (wanted === undefined)
    throw new AppError('usage', 'name an advisory or a package', { hint: 'For example: morel explain CVE-2021-44906' });
  const data = openData(session);
  try {
    const text = isPackage(wanted)
      ? await explainPackage(data, wanted, given.all('ecosystem'))
      : await explainEither(data, wanted, session);
    await session.console.out(text ?? notFound(data, wanted));
    return text === undefined ? NOT_FOUND : 0;
  } finally {
    data.index.close();
  }
};

function openData({ given, console }: Session): OpenData {
  const named = given.one('db');
  if (named !== undefined) return openNamed(named);
  const own = openOwn();
  if (own) return own;
  console.warn(
    'there is no index yet: the starter index answers, which holds a few famous records only (morel db update fetches all)',
  );
  return openStarter();
}

function isPackage(text: string): boolean {
  return text.lastIndexOf('@') > 0 || parsePurl(text) !== undefined;
}

/** An id first; a name without version is shown with all its records. */
async function explainEither(data: OpenData, text: string, { given, verbose }: Session): Promise<string | undefined> {
  return (await explainRecord(data, text, verbose)) ?? explainPackage(data, text, given.all('ecosystem'));
}

function notFound({ index, kind }: OpenData, wanted: string): string {
  const what = kind === 'starter' ? 'the starter index' : 'the index';
  return `${what}, with ${index.meta.counts.records} records, built ${index.meta.built.slice(0, 10)}, knows nothing of ${wanted}.\n`;
}
