import { existsSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AppError, quote, type RenderOptions, type Report } from '@morel/model';
import type { Console } from './console.ts';
import { loadWriter, type Writer } from './extensions.ts';

/** An output that was asked for: a format, and the file it goes to. */
export interface FileOutput {
  readonly format: string;
  readonly file: string;
}

const DEFAULT_FORMAT = 'table';

/** Every `NAME=FILE` of `--output`. Two cannot go to one file: the second would take the place of the first. */
export function parseOutputs(texts: readonly string[]): readonly FileOutput[] {
  const outputs = texts.map(parseOutput);
  const seen = new Set<string>();
  for (const { file } of outputs) {
    const path = resolve(file);
    if (seen.has(path)) throw new AppError('usage', `two outputs go to the file ${quote(file)}`);
    seen.add(path);
  }
  return outputs;
}

/** `NAME=FILE` of `--output`. */
function parseOutput(text: string): FileOutput {
  const at = text.indexOf('=');
  if (at > 0 && at < text.length - 1) return { format: text.slice(0, at), file: writable(text.slice(at + 1)) };
  throw new AppError('usage', `--output takes NAME=FILE, not ${quote(text)}`, {
    hint: 'For example: --output sarif=morel.sarif',
  });
}

/** The file, if its folder exists: a scan whose report goes nowhere is said before it starts. */
function writable(file: string): string {
  const folder = dirname(file);
  if (existsSync(folder)) return file;
  throw new AppError('usage', `${quote(file)} cannot be written: there is no folder ${quote(folder)}`, {
    hint: 'Make the folder first, or name another file.',
  });
}

/** The writers that a run will need, loaded before the work starts: a misspelt format is said at once. */
export async function loadWriters(
  format: string | undefined,
  outputs: readonly FileOutput[],
): Promise<Map<string, Writer>> {
  const names = [format ?? DEFAULT_FORMAT, ...outputs.map((output) => output.format)];
  return new Map(await Promise.all([...new Set(names)].map(async (name) => [name, await loadWriter(name)] as const)));
}

export interface WriteOptions {
  readonly format: string | undefined;
  readonly outputs: readonly FileOutput[];
  readonly writers: Awaited<ReturnType<typeof loadWriters>>;
  readonly console: Console;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

/** Writes the files first, then standard output, so that a reader of the pipe that leaves early costs no file. */
export async function writeOutputs(report: Report, options: WriteOptions): Promise<void> {
  const { console, quiet, verbose } = options;
  for (const { format, file } of options.outputs) {
    writeText(file, render(report, format, options, { width: 80, color: false, quiet: false, verbose: true }));
  }
  const shown = { width: console.width, color: console.color, quiet, verbose };
  await console.out(render(report, options.format ?? DEFAULT_FORMAT, options, shown));
}

/** Writes a file that was asked for, or throws `file-write`. */
export function writeText(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (cause) {
    throw new AppError('file-write', `${quote(file)} cannot be written`, { cause });
  }
}

function render(report: Report, format: string, { writers }: WriteOptions, options: RenderOptions): string {
  const writer = writers.get(format);
  if (!writer) throw new Error(`the writer of ${format} was not loaded`);
  return [...writer.render(report, options)].join('');
}
