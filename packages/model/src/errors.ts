export type ErrorCode =
  | 'usage'
  | 'nothing-to-scan'
  | 'bad-policy'
  | 'bad-baseline'
  | 'report-damaged'
  | 'bad-vex'
  | 'bad-review'
  | 'not-found'
  | 'bad-config'
  | 'index-missing'
  | 'index-damaged'
  | 'index-version'
  | 'index-busy'
  | 'archive-damaged'
  | 'feed-damaged'
  | 'feed-unknown'
  | 'network'
  | 'offline'
  | 'http-status'
  | 'file-read'
  | 'file-write'
  | 'no-space'
  | 'too-large'
  | 'interrupted';

/** Everything the outside world, or the way Morel was called, can do wrong. docs/reference/errors.md is generated. */
export const ERRORS: Readonly<Record<ErrorCode, { readonly exit: 2 | 3; readonly title: string }>> = {
  usage: { exit: 2, title: 'the command line is not right' },
  'nothing-to-scan': { exit: 2, title: 'no file that any ecosystem knows was found' },
  'bad-policy': { exit: 2, title: 'the policy file is not right' },
  'bad-baseline': { exit: 2, title: 'the baseline file is not right' },
  'report-damaged': { exit: 3, title: 'a stored report is damaged, or was written by another version' },
  'bad-review': { exit: 2, title: 'a file of review records is not right' },
  'bad-vex': { exit: 2, title: 'a document of VEX statements is not right' },
  'not-found': { exit: 2, title: 'a file or folder that was named does not exist' },
  'bad-config': { exit: 2, title: 'a setting of the environment is not right' },
  'index-missing': { exit: 3, title: 'there is no advisory index' },
  'index-damaged': { exit: 3, title: 'the advisory index is damaged' },
  'index-version': { exit: 3, title: 'the advisory index was written by another version' },
  'index-busy': { exit: 3, title: 'another process is updating the advisory index' },
  'archive-damaged': { exit: 3, title: 'an archive is cut off or not what it should be' },
  'feed-damaged': { exit: 3, title: 'a feed is cut off or not what it should be' },
  'feed-unknown': { exit: 2, title: 'no feed is told from the content' },
  network: { exit: 3, title: 'a network request failed' },
  offline: { exit: 3, title: 'the network is needed but was ruled out' },
  'http-status': { exit: 3, title: 'a server answered with an error' },
  'file-read': { exit: 3, title: 'a file could not be read' },
  'file-write': { exit: 3, title: 'a file could not be written' },
  'no-space': { exit: 3, title: 'there is no space left on the device' },
  'too-large': { exit: 3, title: 'something is larger than its limit' },
  interrupted: { exit: 3, title: 'the run was interrupted' },
};

/**
 * The one error for what the outside world does wrong. Bad input gives problems, expected outcomes give `Result`,
 * a bug throws anything else.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** What to do about it. */
  readonly hint: string | undefined;

  constructor(code: ErrorCode, message: string, options: { readonly hint?: string; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.hint = options.hint;
  }
}
