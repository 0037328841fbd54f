import { AppError, quote } from '@morel/model';

/** A failure of the file system in words: `no-space`, `not-found`, else the code given. An `AppError` passes unchanged. */
export function fileError(cause: unknown, path: string, code: 'file-read' | 'file-write'): AppError {
  if (cause instanceof AppError) return cause;
  const reason = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (reason === 'ENOSPC' || reason === 'EDQUOT') {
    const hint = 'Free some space, or point MOREL_HOME at a folder on another device.';
    return new AppError('no-space', `there is no space left to write ${quote(path)}`, { hint, cause });
  }
  if (reason === 'ENOENT' && code === 'file-read') {
    return new AppError('not-found', `${quote(path)} does not exist`, { hint: 'Check the spelling.', cause });
  }
  if (reason === 'EROFS') {
    const hint = 'Point MOREL_HOME at a folder on another device.';
    return new AppError('file-write', `${quote(path)} lies on a device that can only be read`, { hint, cause });
  }
  const verb = code === 'file-read' ? 'read' : 'written';
  const hint = reason === 'EACCES' || reason === 'EPERM' ? 'Check its permissions.' : 'Check the disk and the path.';
  return new AppError(code, `${quote(path)} could not be ${verb}${reason === '' ? '' : ` (${reason})`}`, {
    hint,
    cause,
  });
}
