import { withoutUser } from '../../reading/without-user.ts';

/** Shown in place of a value that nobody but its owner should read. */
export const HIDDEN = '(hidden)';

const SECRET_KEYS: ReadonlySet<string> = new Set([
  '_auth',
  '_authtoken',
  '_password',
  'npmauthtoken',
  'npmauthident',
  'token',
  'password',
  'key',
  'cert',
]);
/** A reference to the environment, without a value to fall back to. */
const FROM_ENVIRONMENT = /^\$(?:\{[A-Za-z_]\w*(?::?-)?\??\}|[A-Za-z_]\w*)$/;

/** The value of a setting as it may be shown: credentials are hidden, references to the environment are not. */
export function shownValue(key: string, value: string): string {
  const last = key.slice(Math.max(key.lastIndexOf(':'), key.lastIndexOf('.')) + 1).toLowerCase();
  if (SECRET_KEYS.has(last)) return FROM_ENVIRONMENT.test(value) ? value : HIDDEN;
  return withoutUser(value);
}

/** Whether the value of a credential (as `shownValue` gives it) comes from the environment. */
export function isFromEnvironment(value: string): boolean {
  return FROM_ENVIRONMENT.test(value);
}
