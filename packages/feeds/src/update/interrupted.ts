import { AppError } from '@morel/model';

/** Throws `AppError` `interrupted` once the caller has given up. */
export function stopIfInterrupted(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw new AppError('interrupted', 'the update was interrupted; the index is as it was', { cause: signal.reason });
}
