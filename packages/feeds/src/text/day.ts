/** The day of a date or time as ISO 8601 writes it (`2026-08-07`), or undefined where the text is none. */
export function dayOf(text: string | undefined): string | undefined {
  const day = /^(\d{4}-\d\d-\d\d)(?:$|[T ])/.exec(text ?? '')?.[1];
  return day !== undefined && !Number.isNaN(Date.parse(day)) ? day : undefined;
}

/** A CVE id, upper case, or undefined where the text is none. */
export function cveOf(text: string | undefined): string | undefined {
  const match = /^\s*(CVE-\d{4}-\d{4,19})\s*$/i.exec(text ?? '');
  return match?.[1]?.toUpperCase();
}
