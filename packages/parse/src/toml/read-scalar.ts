import { handOver } from '../hand-over.ts';

const INTEGER = /^[+-]?(?:0|[1-9](?:_?[0-9])*)$/;
const FLOAT = /^[+-]?(?:0|[1-9](?:_?[0-9])*)(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?$/;
const DATE = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})?)?$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;
const ZONE = /^(?:|Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * The value of a boolean, number or date. Whatever is rare (`inf`, hexadecimal, times without a date) or no scalar at all
 * is handed over.
 */
export function scalarOf(text: string): unknown {
  if (text === 'true') return true;
  if (text === 'false') return false;
  if (INTEGER.test(text) || FLOAT.test(text)) return numberOf(text);
  return dateOf(text);
}

function numberOf(text: string): number {
  const value = Number(text.replaceAll('_', ''));
  const isExact = Number.isSafeInteger(value) || !INTEGER.test(text);
  if (!isExact || !Number.isFinite(value) || Object.is(value, -0)) handOver();
  return value;
}

/** A date as written, or a date-time with milliseconds, as the library gives them. */
function dateOf(text: string): string {
  const [, date, time, fraction = '', zone = ''] = DATE.exec(text) ?? [];
  if (date === undefined || !isDay(date)) handOver();
  if (time === undefined) return date;
  if (!TIME.test(time) || !ZONE.test(zone)) handOver();
  return `${date}T${time}.${fraction.padEnd(3, '0').slice(0, 3)}${zone}`;
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
