import { compareBills, type BillDifference } from '@morel/integrate';
import { AppError, printable, type Bom } from '@morel/model';
import { billIn, gapsOf } from '../bill-in.ts';
import type { Arguments, Run } from '../command-line/command.ts';
import { hasMovingVersions } from '../extensions.ts';
import { openSession } from '../session.ts';
import { takeTargets } from '../take-targets.ts';

const ALARM = 1;
const INCOMPLETE = 3;
const MOST_SHOWN = 20;

/** `morel sbom diff BASE HEAD`: exit 1 where one version has other bytes, 3 where something was not read whole. */
export const run: Run = async (given) => {
  const { console, verbose } = openSession(given);
  const [base, head, ...others] = given.operands;
  if (base === undefined || head === undefined || others.length > 0)
    throw new AppError('usage', 'name two documents or projects', {
      hint: 'For example: morel sbom diff old.cdx.json new.cdx.json',
    });
  const before = await billAt(given, base);
  const after = await billAt(given, head);
  const difference = compareBills(before.bom, after.bom, hasMovingVersions);
  const isJson = given.one('format') === 'json';
  await console.out(isJson ? `${JSON.stringify(difference, undefined, 2)}\n` : tableOf(difference, verbose));
  const gaps = [...before.gaps, ...after.gaps];
  for (const gap of gaps) console.warn(`incomplete: ${gap}`);
  if (difference.hashes.some(({ isAlarm }) => isAlarm)) return ALARM;
  return gaps.length > 0 ? INCOMPLETE : 0;
};

async function billAt(
  given: Arguments,
  path: string,
): Promise<{ readonly bom: Bom; readonly gaps: readonly string[] }> {
  const { taken, targets } = await takeTargets(given, [path]);
  return { bom: billIn(taken.inventory, targets.base, undefined), gaps: gapsOf(taken) };
}

function tableOf(difference: BillDifference, verbose: boolean): string {
  const alarms = section('ALARM: other bytes under the same version', hashLines(difference, true), true);
  const others = sectionsOf(difference).map(([title, lines]) => section(title, lines, verbose));
  const blocks = [alarms, ...others].filter((block) => block !== '');
  return blocks.length === 0 ? 'No difference.\n' : `${blocks.join('\n\n')}\n`;
}

type Titled = readonly [title: string, lines: readonly string[]];

function sectionsOf(difference: BillDifference): readonly Titled[] {
  const { added, removed, changed, licences, edges } = difference;
  return [
    ['Added', added.map(({ name, to }) => `${name}  ${joined(to)}`)],
    ['Removed', removed.map(({ name, from }) => `${name}  ${joined(from)}`)],
    ['Changed version', changed.map(({ name, from, to }) => `${name}  ${joined(from)} -> ${joined(to)}`)],
    ['Changed licence', licences.map(({ name, from, to }) => `${name}  ${joined(from)} -> ${joined(to)}`)],
    ['Changed hashes that are no alarm', hashLines(difference, false)],
    [
      'Changed dependencies',
      edges.map(({ from, to, before, after }) => `${from} > ${to}  ${joined(before)} -> ${joined(after)}`),
    ],
  ];
}

function section(title: string, lines: readonly string[], isWhole: boolean): string {
  if (lines.length === 0) return '';
  const shown = isWhole ? lines : lines.slice(0, MOST_SHOWN);
  const more = lines.length - shown.length;
  return [
    `${title} (${lines.length})`,
    ...shown.map((line) => `  ${printable(line, 400)}`),
    ...(more > 0 ? [`  and ${more} more (--verbose)`] : []),
  ].join('\n');
}

function hashLines({ hashes }: BillDifference, isAlarm: boolean): string[] {
  return hashes
    .filter((change) => change.isAlarm === isAlarm)
    .map(
      ({ name, version, algorithm, from, to }) => `${name} ${version}  ${algorithm}  ${joined(from)} -> ${joined(to)}`,
    );
}

function joined(texts: readonly string[]): string {
  return texts.map((text) => printable(text, 140) || 'no version').join(', ') || 'none';
}
