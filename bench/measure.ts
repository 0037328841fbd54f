import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Figures of one command over several runs: whole processes, wall time in milliseconds. */
export interface Figures {
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
}

/** A command to measure: arguments of Node. */
export interface Subject {
  readonly name: string;
  readonly words: readonly string[];
}

/** Node reads extra certificates at every start, for tens of milliseconds: no part of what is measured. */
function environment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _, ...rest } = process.env;
  return { ...rest, ...extra };
}

/** Runs the subjects in turn, A B C A B C …, so that a machine that slows down slows all of them. The first round is not counted. */
export function measure(
  subjects: readonly Subject[],
  rounds: number,
  env: Readonly<Record<string, string>> = {},
): Map<string, Figures> {
  const times = new Map<string, number[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, words } of subjects) {
      const started = process.hrtime.bigint();
      const run = spawnSync(process.execPath, words, { stdio: 'ignore', env: environment(env) });
      const taken = Number(process.hrtime.bigint() - started) / 1e6;
      if (run.error || run.signal !== null || (run.status ?? 70) === 70)
        throw new Error(`${name} failed (${run.status})`);
      if (round > 0) times.get(name)?.push(taken);
    }
  }
  return new Map([...times].map(([name, list]) => [name, figuresOf(list)]));
}

function figuresOf(times: readonly number[]): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { median: at(0.5), fastest: at(0), slowest: at(1) };
}

/** Time and peak memory of one run of a command, from the process's own accounting. */
export function once(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { readonly ms: number; readonly megabytes: number; readonly status: number } {
  const started = process.hrtime.bigint();
  const run = spawnSync(process.execPath, ['--require', join(import.meta.dirname, 'report-memory.cjs'), ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environment(env),
    maxBuffer: 1 << 26,
  });
  const ms = Number(process.hrtime.bigint() - started) / 1e6;
  const kilobytes = Number(/peak-memory-kb (\d+)/.exec(run.stderr)?.[1] ?? Number.NaN);
  return { ms, megabytes: kilobytes / 1024, status: run.status ?? 70 };
}
