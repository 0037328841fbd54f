import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A Node other than the one that runs the tests. */
  readonly node?: string;
}

/** Home of a run that must not see the user's own index. */
export function freshHome(): string {
  return mkdtempSync(join(tmpdir(), 'morel-home-'));
}

/** Runs the packed CLI in a process of its own, with no terminal, no colours and a home of its own. */
export function morel(words: readonly string[], options: RunOptions = {}): Outcome {
  const entry = process.env['MOREL_E2E_ENTRY'];
  if (entry === undefined) throw new Error('the packed CLI is not installed');
  const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;
  const run = spawnSync(options.node ?? process.execPath, [entry, ...words], {
    encoding: 'utf8',
    cwd: options.cwd,
    input: options.input ?? '',
    maxBuffer: 1 << 28,
    env: { ...environment, MOREL_HOME: freshHome(), COLUMNS: '80', ...options.env },
  });
  if (run.error) throw run.error;
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** The package that was installed: where its data and example lie. */
export function packageFolder(): string {
  return join(process.env['MOREL_E2E_ENTRY'] ?? '', '../..');
}

/** As `morel`, without holding up this process: for runs that talk to a server in it. */
export function morelLater(words: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const entry = process.env['MOREL_E2E_ENTRY'];
  if (entry === undefined) throw new Error('the packed CLI is not installed');
  const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;
  const child = spawn(options.node ?? process.execPath, [entry, ...words], {
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment, MOREL_HOME: freshHome(), COLUMNS: '80', NO_PROXY: '127.0.0.1', ...options.env },
  });
  const text = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => void (text.stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => void (text.stderr += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...text }));
  });
}
