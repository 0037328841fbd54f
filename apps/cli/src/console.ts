import type { Log } from '@morel/model';

/** Standard output and standard error as commands see them. Standard output carries the report and nothing else. */
export interface Console extends Log {
  /** Writes to standard output; resolves when the text is handed over. */
  out(text: string): Promise<void>;
  /** Replaces the progress line on standard error; the empty text clears it. Silent where nobody watches. */
  progress(text: string): void;
  readonly width: number;
  /** Whether standard output, and standard error, take colours. */
  readonly color: boolean;
  readonly interactive: boolean;
}

export interface ConsoleOptions {
  readonly quiet: boolean;
  readonly color: boolean;
}

const NARROWEST = 40;
const DEFAULT_WIDTH = 80;

export function createConsole({ quiet, color }: ConsoleOptions): Console {
  const interactive = process.stderr.isTTY && !quiet;
  let shown = '';
  const clear = (): void => {
    if (shown !== '') process.stderr.write('\r\u001B[K');
    shown = '';
  };
  const line = (text: string): void => {
    clear();
    process.stderr.write(`${text}\n`);
  };
  return {
    out: (text) => {
      clear();
      return write(text);
    },
    info: (message) => {
      if (!quiet) line(message);
    },
    warn: (message) => line(`morel: ${message}`),
    progress: (text) => {
      if (!interactive || text === shown) return;
      const cut = text.slice(0, terminalWidth(process.stderr.columns) - 1);
      process.stderr.write(`\r\u001B[K${cut}`);
      shown = cut;
    },
    width: terminalWidth(process.stdout.columns),
    color: color && wantsColor(process.stdout.isTTY),
    interactive,
  };
}

function terminalWidth(columns: number | undefined): number {
  const fromEnvironment = Number(process.env['COLUMNS']);
  const width = columns ?? (Number.isInteger(fromEnvironment) && fromEnvironment > 0 ? fromEnvironment : DEFAULT_WIDTH);
  return Math.max(NARROWEST, width);
}

/** Sources: no-color.org, force-color.org. */
function wantsColor(isTerminal: boolean | undefined): boolean {
  const { env } = process;
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0') return true;
  return isTerminal === true && env['TERM'] !== 'dumb';
}

function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
