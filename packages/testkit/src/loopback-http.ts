import { get } from 'node:http';
import { AppError, type Http } from '@morel/model';

/** The simplest `Http` for a server of the testkit: no proxy, no redirects, no second attempt. `before` may throw. */
export function loopbackHttp(before: (what: string) => void = () => undefined): Http {
  return {
    get: ({ url, headers = {}, answers = [], signal }) =>
      new Promise((resolve, reject) => {
        const broken = (cause: unknown): void => reject(new AppError('network', `could not fetch ${url}`, { cause }));
        try {
          before(`asking for ${url}`);
        } catch (cause) {
          reject(cause instanceof Error ? cause : new Error(String(cause)));
          return;
        }
        const request = get(url, { headers, agent: false, ...(signal && { signal }) }, (response) => {
          const status = response.statusCode ?? 0;
          if (status >= 300 && status !== 304 && !answers.includes(status)) {
            response.resume();
            reject(new AppError('http-status', `${url} answered ${status}`));
            return;
          }
          const flat = Object.entries(response.headers).map(([name, value]) => [name, String(value)] as const);
          resolve({ status, headers: Object.fromEntries(flat), body: bodyOf(response, url, before) });
        });
        request.once('error', broken);
      }),
  };
}

async function* bodyOf(
  response: AsyncIterable<Uint8Array>,
  url: string,
  before: (what: string) => void,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of response) {
      before(`receiving ${url}`);
      yield chunk;
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('network', `the answer of ${url} was cut off`, { cause });
  }
}
