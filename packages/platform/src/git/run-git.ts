import { execFile } from 'node:child_process';
import { AppError } from '@morel/model';

/** What a command of git wrote. */
export interface GitOutput {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * Settings that keep a repository from deciding what runs: no hooks, no monitor of the file system, no program for any
 * protocol. Plumbing that only reads objects uses no filters and no pagers.
 */
const SAFE = [
  '--no-pager',
  '-c',
  'safe.directory=*',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'protocol.allow=never',
];

/** Nothing of the caller's environment but where programs are found; no settings of the user or the machine. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, Path, SystemRoot } = process.env;
  return {
    ...(PATH !== undefined && { PATH }),
    ...(Path !== undefined && { Path }),
    ...(SystemRoot !== undefined && { SystemRoot }),
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/**
 * Runs plumbing of git in a folder. Resolves with whatever exit code; rejects with `AppError` where git is not there, runs
 * too long or writes more than `limit` bytes.
 */
export function runGit(folder: string, words: readonly string[], limit: number): Promise<GitOutput> {
  const options = { cwd: folder, env: environment(), encoding: 'buffer', maxBuffer: limit, timeout: 60_000 } as const;
  return new Promise((resolve, reject) => {
    execFile('git', [...SAFE, ...words], options, (error, stdout, stderr) => {
      const code = error && 'code' in error ? error.code : 0;
      if (error && typeof code !== 'number') {
        reject(failure(error, String(code), limit));
        return;
      }
      resolve({ code: typeof code === 'number' ? code : 1, stdout, stderr: stderr.toString('utf8').slice(0, 2000) });
    });
  });
}

function failure(cause: Error, code: string, limit: number): AppError {
  if (code === 'ENOENT')
    return new AppError('not-found', 'git is not installed, so no revision can be read', {
      cause,
      hint: 'Install git, or name folders or files instead of revisions.',
    });
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return new AppError('too-large', `git gave more than the limit of ${limit} bytes`, { cause });
  return new AppError('file-read', 'git did not answer', { cause });
}
