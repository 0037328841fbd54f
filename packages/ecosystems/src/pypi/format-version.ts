/** The first number of a format's version (`2.1`, `4.5.0`); undefined where it is no version. */
export function majorOf(version: string): number | undefined {
  const found = /^(\d{1,6})(?:\.\d{1,6}){0,3}$/.exec(version);
  return found ? Number(found[1]) : undefined;
}
