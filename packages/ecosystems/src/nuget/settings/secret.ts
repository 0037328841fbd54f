/** Shown in place of a value that nobody but its owner should read. */
const HIDDEN = '(hidden)';
/** How nuget.config refers to a variable of the environment. */
const FROM_ENVIRONMENT = /^%[A-Za-z_][\w.()]*%$/;
const OPEN: ReadonlySet<string> = new Set(['username', 'validauthenticationtypes']);

/** A credential as it may be shown: references to the environment, and what is no secret, stay. */
export function shownSecret(key: string, value: string): string {
  return OPEN.has(key.toLowerCase()) || FROM_ENVIRONMENT.test(value) ? value : HIDDEN;
}

/** Whether a credential, as `shownSecret` gives it, stands in the file itself. */
export function isWrittenOut(value: string): boolean {
  return value === HIDDEN;
}
