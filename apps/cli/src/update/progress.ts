import type { UpdateEvent } from '@morel/feeds';
import type { Console } from '../console.ts';

const BAR = 20;
const EVERY = 100;

/** Draws what an update is doing into the progress line: a bar where the size is known, else what has come so far. */
export function showProgress(console: Console): (event: UpdateEvent) => void {
  let last = 0;
  return (event) => {
    const now = performance.now();
    if (now - last < EVERY) return;
    last = now;
    console.progress(describe(event));
  };
}

function describe(event: UpdateEvent): string {
  if (event.kind === 'read') return `reading ${event.what}: ${event.records} records`;
  if (event.kind === 'write') return `writing the index: ${megabytes(event.bytes)}`;
  const { what, bytes, total } = event;
  if (total === undefined || total <= 0) return `fetching ${what}: ${megabytes(bytes)}`;
  const part = Math.min(1, bytes / total);
  const filled = Math.round(part * BAR);
  return `fetching ${what} [${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}] ${Math.round(part * 100)} % of ${megabytes(total)}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
