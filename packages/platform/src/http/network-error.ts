import { AppError } from '@morel/model';
import { shownUrl } from './url.ts';

const HINTS: readonly (readonly [RegExp, string, string])[] = [
  [
    /^ENOTFOUND$|^EAI_/,
    'the host name could not be resolved',
    'Check the network, the spelling of the host, and HTTPS_PROXY.',
  ],
  [/^ECONNREFUSED$/, 'the connection was refused', 'Check that the server runs and that a firewall lets you through.'],
  [
    /^ECONNRESET$|^EPIPE$|^ECONNABORTED$/,
    'the connection was cut',
    'Try again; a proxy or firewall may be in the way.',
  ],
  [/^ETIMEDOUT$|^ESOCKETTIMEDOUT$/, 'the connection timed out', 'Check the network and HTTPS_PROXY.'],
  [/^EHOSTUNREACH$|^ENETUNREACH$|^ENETDOWN$/, 'the network is not reachable', 'Check the network and HTTPS_PROXY.'],
  [
    /^(SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|CERT_UNTRUSTED|INVALID_CA)/,
    'its certificate is signed by an authority that is not trusted here',
    'If your organisation inspects TLS, name its certificate in MOREL_CA_FILE or NODE_EXTRA_CA_CERTS.',
  ],
  [/^(CERT_|ERR_TLS_|CRL_)/, 'its certificate is not valid', 'Check the clock of this machine and the address.'],
  [
    /^ERR_SSL|^EPROTO$/,
    'the TLS handshake failed',
    'Check that the address is an https one and that no proxy changes it.',
  ],
  [/^HPE_/, 'the answer is not HTTP', 'Check the address and the proxy.'],
];

/** Failures that the same request may not meet again. */
const PASSING =
  /^(ECONNRESET|EPIPE|ECONNABORTED|ETIMEDOUT|ESOCKETTIMEDOUT|ECONNREFUSED|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

/** What went wrong on the network, in words and with what to do; an `AppError` passes unchanged. */
export function networkError(cause: unknown, url: URL): AppError {
  if (cause instanceof AppError) return cause;
  const code = codeOf(cause);
  const known = HINTS.find(([pattern]) => pattern.test(code));
  const reason = known?.[1] ?? (cause instanceof Error ? cause.message : 'the reason is not known');
  const message = `could not fetch ${shownUrl(url)}: ${reason}${code === '' ? '' : ` (${code})`}`;
  return new AppError('network', message, { hint: known?.[2] ?? 'Check the network and HTTPS_PROXY.', cause });
}

/** Whether trying again makes sense. */
export function isPassing(cause: unknown): boolean {
  return PASSING.test(codeOf(cause instanceof AppError ? cause.cause : cause));
}

function codeOf(cause: unknown): string {
  // Node tries all addresses of a host and reports their failures together.
  const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  return first instanceof Error && 'code' in first && typeof first.code === 'string' ? first.code : '';
}
