/** Tests of setting values that several clients' controls share. */

/** A switch that is on. */
export function isTrue(value: string): boolean {
  return value === 'true';
}

/** A switch that is not off. */
export function isNotFalse(value: string): boolean {
  return value !== 'false';
}

/** A switch that is not on. */
export function isNotTrue(value: string): boolean {
  return value !== 'true';
}

/** An address with https, or one that comes from the environment. */
export function isHttps(value: string): boolean {
  return value.startsWith('https://') || value.startsWith('$');
}

/** A span of time above zero, with or without a unit. */
export function isSomeTime(value: string): boolean {
  return /^(?:\d+(?:\.\d+)?)\s*[A-Za-z]*$/.test(value) && Number.parseFloat(value) > 0;
}

/** A list of names: `flattenSettings` writes them in brackets. */
export function isList(value: string): boolean {
  return value.startsWith('[');
}

/** A list without a pattern that every name, or every scoped name, fits. */
export function isNarrowList(value: string): boolean {
  return !value.split(/[\s,[\]]+/).some((pattern) => /^(?:\*+|@\*\/\*|\*\/\*|\*\*\/\*)$/.test(pattern));
}

/** The value of `packageManager` names this client of at least this major version. */
export function isManager(value: string, name: string, major: number): boolean {
  return value.startsWith(`${name}@`) && Number.parseInt(value.slice(name.length + 1), 10) >= major;
}
