import { AppError, err, ok, printable, quote, type Report, type Result } from '@morel/model';
import { asString, checkSchema, createPositions, get, readJson, type Parsed, type SchemaFault } from '@morel/parse';
import { contradictionIn } from './contradiction.ts';
import publishedSchema from './report.schema.json' with { type: 'json' };

const FAMILY = 'morel/report/';
const FORM = `${FAMILY}2`;

/**
 * A stored report. It may have been cut off, edited or made up: what is not the published shape to the last member, or
 * says two things that no scan says together, is refused, because a damaged report must not be shown as a clean one.
 */
export function readReport(text: string, path: string): Result<Report, AppError> {
  const parsed = readJson(text, path);
  const [problem] = parsed.problems;
  if (problem) {
    const line = problem.where?.span?.line;
    return damaged(`${printable(path)}${line === undefined ? '' : ` line ${line}`}: ${problem.message}`);
  }
  const { value } = parsed;
  const other = otherVersion(value);
  if (other !== undefined) {
    const message = `${printable(path)} is a report of the form ${quote(other)}; this version reads ${FORM}`;
    return err(
      new AppError('report-damaged', message, { hint: 'Scan again, or use the version of Morel that wrote it.' }),
    );
  }
  const [fault] = checkSchema({ report: publishedSchema }, 'report', value);
  if (fault) return damaged(`${placeOf(fault, text, path, parsed)}: ${nameOf(fault)} ${fault.message}`);
  if (!isStored(value)) return damaged(`${printable(path)}: no report`);
  const contradiction = contradictionIn(value);
  if (contradiction !== undefined) return damaged(`${printable(path)}: ${contradiction}`);
  return ok({ ...value, componentCount: value.components.length });
}

type Stored = Omit<Report, 'componentCount'>;

/** The schema has said so; this only tells the compiler. */
function isStored(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null;
}

function otherVersion(value: unknown): string | undefined {
  const form = asString(get(value, 'schema'));
  return form?.startsWith(FAMILY) && form !== FORM ? form : undefined;
}

function damaged(message: string): Result<never, AppError> {
  const hint = 'It is no whole report of "morel scan --format json": scan again.';
  return err(new AppError('report-damaged', message, { hint }));
}

function placeOf({ path: steps }: SchemaFault, text: string, path: string, { span }: Parsed): string {
  const found = span(...steps) ?? span(...steps.slice(0, -1));
  const line = found && createPositions(text).line(found.start);
  return `${printable(path)}${line === undefined ? '' : ` line ${line}`}`;
}

/** `matches[3].advisory.id`. */
function nameOf({ path }: SchemaFault): string {
  const name = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return name === '' ? 'the report' : name.replace(/^\./, '');
}
