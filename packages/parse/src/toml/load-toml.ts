import { printable, type Problem } from '@morel/model';
import type { Parsed } from '../document.ts';
import { unlessHandedOver } from '../hand-over.ts';
import { isDeeperThan, MAX_DEPTH, MAX_TOML } from '../limits.ts';
import { refused } from '../text/refused.ts';
import { conflictProblem, createSource, problemAtOffset, type Source } from '../text/source.ts';
import { entriesOf, setOwn } from '../values.ts';
import { TomlReader } from './toml-reader.ts';

/** What the library says of itself before the fault, and the excerpt after it. */
const FRAME = /^Invalid TOML document: |\n[^]*$/g;
const CUT_OFF = /^unfinished|cannot find end/;
const NESTED = /excessively nested/;

/** Loads the general TOML reader: it takes every valid text, and says of any other what is wrong and where. */
export async function loadToml(): Promise<(text: string, path: string) => Parsed> {
  const { parse, TomlDate, TomlError } = await import('smol-toml');

  /** The value with dates as strings. */
  const plain = (value: unknown): unknown => {
    if (value instanceof TomlDate) return value.toISOString();
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    const table: Record<string, unknown> = {};
    for (const [key, member] of entriesOf(value)) setOwn(table, key, plain(member));
    return table;
  };

  return (text, path) => {
    const source = createSource(text, path);
    if (text.length > MAX_TOML) {
      const message = `the text is longer than ${MAX_TOML} characters`;
      return refused(problemAtOffset(source, 'too-large', 0, message));
    }
    try {
      const value: unknown = parse(text, { maxDepth: MAX_DEPTH });
      if (isDeeperThan(value, MAX_DEPTH)) return refused(tooDeepProblem(source, 0));
      return { value: plain(value), problems: [], span: createLookup(text) };
    } catch (error) {
      if (!(error instanceof TomlError)) throw error;
      const offset = source.positions.offset(error.line, error.column);
      return refused(conflictProblem(source) ?? faultProblem(source, offset, error.message.replace(FRAME, '')));
    }
  };
}

/** Positions by the fast reader, for a text that only the library takes; none where it holds more than odd scalars. */
function createLookup(text: string): Parsed['span'] {
  let lookup: Parsed['span'] | undefined;
  return (...path) => {
    lookup ??=
      unlessHandedOver(() => {
        const reader = new TomlReader(text, true);
        return reader.log.createLookup(text, reader.read());
      }) ?? (() => undefined);
    return lookup(...path);
  };
}

function faultProblem(source: Source, offset: number, fault: string): Problem {
  if (NESTED.test(fault)) return tooDeepProblem(source, offset);
  const isCutOff = CUT_OFF.test(fault) || offset >= source.text.trimEnd().length;
  const message = isCutOff ? `the text ends too early: ${printable(fault)}` : printable(fault);
  return problemAtOffset(source, 'syntax', offset, message);
}

function tooDeepProblem(source: Source, offset: number): Problem {
  return problemAtOffset(source, 'too-deep', offset, `the nesting is deeper than ${MAX_DEPTH} levels`);
}
