import { AppError } from '@morel/model';

const LIMIT = 64 * 1024 * 1024;

/** Everything on standard input, or `too-large`. */
export async function readStdin(limit: number = LIMIT): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    length += bytes.length;
    if (length > limit) throw new AppError('too-large', `standard input is larger than the limit of ${limit} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
