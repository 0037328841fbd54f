import { readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { relative } from 'node:path';
import { AppError, quote, type Report } from '@morel/model';
import { insertException, type NewException } from '@morel/policy';
import type { Arguments, Run } from '../command-line/command.ts';
import { judge } from '../judge.ts';
import { openSession } from '../session.ts';
import { runClock } from '../surroundings.ts';

const DAY = 86_400_000;

/**
 * `morel accept ID --reason … --until …`: scans the project, finds what ID names in the report, and writes an exception
 * for it into the policy, for a person to review.
 */
export const run: Run = async (given) => {
  const session = openSession(given);
  const [id, ...paths] = given.operands;
  if (id === undefined)
    throw new AppError('usage', 'say what is accepted: an advisory, a finding, or the subject of a gap', {
      hint: 'A report shows all three.',
    });
  const common = {
    reason: required(given, 'reason'),
    until: lastDay(required(given, 'until')),
    owner: given.one('owner') ?? userInfo().username,
  };
  const { report, policyPath } = await judge({ ...session, given: offline(given, paths) });
  const exceptions = exceptionsFor(report, id, given).map((exception) => ({ ...exception, ...common }));
  const file = given.one('policy') ?? (relative('', policyPath) || policyPath);
  let text = await readPolicyText(file);
  for (const exception of exceptions) {
    const changed = await insertException(text, exception);
    if (!changed.ok) throw new AppError('bad-policy', `${file}: ${changed.error}`);
    text = changed.value;
  }
  await writeFile(file, text).catch((cause: unknown) => {
    throw new AppError('file-write', `${quote(file)} cannot be written`, { cause });
  });
  for (const { rule, gap } of exceptions)
    session.console.info(`wrote into ${file}: ${rule ?? `gap ${gap}`} accepted for ${id} until ${common.until}`);
  return 0;
};

/** Writing an exception fetches nothing. */
function offline(given: Arguments, operands: readonly string[]): Arguments {
  return {
    operands,
    has: (flag) => flag === 'offline' || given.has(flag),
    one: (flag) => given.one(flag),
    all: (flag) => given.all(flag),
  };
}

/** What the id names in the report: a gap by its subject, else the rules whose findings have it as id or advisory. */
function exceptionsFor(
  report: Report,
  id: string,
  given: Arguments,
): Omit<NewException, 'reason' | 'owner' | 'until'>[] {
  const missing = report.decision.notPerformed.flatMap(({ check, subject }) => [subject, `${check} ${subject}`]);
  if (missing.includes(id) || report.coverage.gaps.some(({ subject }) => subject === id)) return [{ gap: id }];
  const only = given.one('rule');
  const more = given.all('subject');
  const named = report.findings.filter(
    (finding) =>
      finding.id === id || (finding.match !== undefined && report.matches[finding.match]?.advisory.ids.includes(id)),
  );
  const rules = [...new Set(named.map(({ rule }) => rule))].filter((rule) => only === undefined || rule === only);
  if (rules.length > 0) return rules.map((rule) => ({ rule, subject: [id, ...more] }));
  throw new AppError(
    'usage',
    `the report has no finding, advisory or gap ${quote(id)}${only === undefined ? '' : ` under the rule ${quote(only)}`}`,
    {
      hint: 'Run morel scan and take an id from its report.',
    },
  );
}

async function readPolicyText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw new AppError('file-read', `${quote(file)} cannot be read`, { cause: error });
  });
}

/** The last day of an exception: one of the calendar that has not passed. */
function lastDay(text: string): string {
  const hint = 'Name the last day on which it holds: --until YYYY-MM-DD';
  const start = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(start) || !new Date(start).toISOString().startsWith(text))
    throw new AppError('usage', `--until is no day of the calendar: ${quote(text)}`, { hint });
  if (start + DAY <= runClock().now()) throw new AppError('usage', `--until ${text} has passed`, { hint });
  return text;
}

function required(given: Arguments, flag: string): string {
  const value = given.one(flag);
  if (value !== undefined && value.trim() !== '') return value;
  throw new AppError('usage', `--${flag} is missing`, {
    hint: 'An exception needs a reason and an end: --reason TEXT --until YYYY-MM-DD',
  });
}
