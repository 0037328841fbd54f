import { checkBill, PROFILES, type FieldResult, type Profile, type ProfileResult } from '@morel/integrate';
import { AppError, printable, PROBLEMS, quote, type Input, type Inventory } from '@morel/model';
import type { Run } from '../command-line/command.ts';
import { nearest } from '../command-line/nearest.ts';
import { openSession } from '../session.ts';
import { takeTargets } from '../take-targets.ts';

const FAILED = 1;
const INCOMPLETE = 3;
const MOST_SHOWN = 3;

interface Checked {
  readonly path: string;
  readonly format: string;
  readonly results: readonly ProfileResult[];
  /** By the key of a component, the line that it stands in. */
  readonly lines: ReadonlyMap<string, number>;
}

/** `morel sbom check [PATH…]`: what bills of materials lack by the profiles. */
export const run: Run = async (given) => {
  const { console, verbose } = openSession(given);
  const profiles = profilesNamed(given.all('profile'));
  const { taken } = await takeTargets(given, given.operands);
  const { inventory } = taken;
  const documents = [...inventory.inputs.entries()].filter(([, { role }]) => role === 'sbom');
  if (documents.length === 0)
    throw new AppError('nothing-to-scan', 'no bill of materials was found', {
      hint: 'Name one, or write one with "morel sbom".',
    });
  const refused = documents.filter(([, { bom }]) => !bom).map(([, input]) => input);
  const checked = documents.flatMap(([position, input]) => checkedOf(inventory, position, input, profiles));
  await console.out(given.one('format') === 'json' ? json(checked) : text(checked, verbose));
  for (const { path, problems } of refused) {
    const reason = problems.find(({ code }) => PROBLEMS[code].effect === 'refused')?.message ?? '';
    console.warn(`${path} was not read: ${reason}`);
  }
  if (refused.length > 0) return INCOMPLETE;
  return checked.every(({ results }) => results.every(({ holds }) => holds)) ? 0 : FAILED;
};

function profilesNamed(names: readonly string[]): readonly Profile[] {
  if (names.length === 0) return PROFILES;
  return names.map((name) => {
    const found = PROFILES.find(({ id }) => id === name);
    if (found) return found;
    const ids = PROFILES.map(({ id }) => id);
    const guess = nearest(name, ids);
    throw new AppError('usage', `there is no profile ${quote(name)}`, {
      hint: `${guess === undefined ? '' : `Did you mean ${guess}? `}There are: ${ids.join(', ')}.`,
    });
  });
}

function checkedOf(inventory: Inventory, position: number, input: Input, profiles: readonly Profile[]): Checked[] {
  const { bom, path, format, formatVersion } = input;
  if (!bom) return [];
  const own = inventory.occurrences.filter((occurrence) => occurrence.input === position);
  return [
    {
      path,
      format: formatVersion === undefined ? format : `${format} ${formatVersion}`,
      results: profiles.map((profile) => checkBill(bom, profile)),
      lines: new Map(own.flatMap(({ key, span }) => (span?.line === undefined ? [] : [[key, span.line] as const]))),
    },
  ];
}

function json(checked: readonly Checked[]): string {
  const documents = checked.map(({ path, format, results, lines }) => ({
    path,
    format,
    profiles: results.map(({ fields, ...result }) => ({
      ...result,
      fields: fields.map(({ missing, ...field }) => ({
        ...field,
        missing: missing.map((name) => ({ name, ...(lines.has(name) && { line: lines.get(name) }) })),
      })),
    })),
  }));
  return `${JSON.stringify({ documents }, undefined, 2)}\n`;
}

function text(checked: readonly Checked[], verbose: boolean): string {
  const blocks = checked.map((document) => {
    const profiles = document.results.map((result) => profileText(result, document.lines, verbose));
    return [`${printable(document.path)}  ${document.format}`, ...profiles].join('\n\n');
  });
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
}

function profileText({ title, holds, fields }: ProfileResult, lines: Checked['lines'], verbose: boolean): string {
  const missing = fields.filter((field) => field.required && field.missing.length > 0).length;
  const outcome = holds
    ? 'every required field is there'
    : `${missing} required field${missing === 1 ? '' : 's'} missing`;
  const width = Math.max(...fields.map((field) => field.title.length));
  return [`${title}: ${outcome}`, ...fields.flatMap((field) => fieldLines(field, width, lines, verbose))].join('\n');
}

function fieldLines(field: FieldResult, width: number, lines: Checked['lines'], verbose: boolean): string[] {
  const { title, of, missing, required } = field;
  const mark = missing.length === 0 ? 'ok     ' : required ? 'MISSING' : 'absent ';
  const row = `  ${mark}  ${title.padEnd(width)}  ${of - missing.length} of ${of}`;
  const most = verbose ? missing.length : MOST_SHOWN;
  const shown = missing.slice(0, most).map((name) => {
    const line = lines.get(name);
    return `           ${printable(name, 90)}${line === undefined ? '' : ` (line ${line})`}`;
  });
  const more = missing.length - shown.length;
  return [row, ...shown, ...(more > 0 ? [`           and ${more} more (--verbose)`] : [])];
}
