/** RFC 3339, section 5.6. */
const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-]([01]\d|2[0-3]):?[0-5]\d)$/;
/** Enough to tell an address from something else; no grammar of RFC 6531. */
const EMAIL = /^[^\s@]+@[^\s@]+$/u;
/** Characters that no URI or IRI holds (RFC 3986, RFC 3987). */
const NOT_IN_IRI = /[\s<>"{}|\\^`]/u;
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*:/;

/**
 * What is wrong with a text of a format, as "is no …"; undefined where nothing is, and for formats that are not checked.
 * Source: JSON Schema validation, draft 7, section 7.3.
 */
export function formatFault(format: string, text: string): string | undefined {
  switch (format) {
    case 'date-time':
      return isDateTime(text) ? undefined : 'is no date and time';
    case 'email':
    case 'idn-email':
      return EMAIL.test(text) ? undefined : 'is no e-mail address';
    case 'iri':
    case 'uri':
      return SCHEME.test(text) && !NOT_IN_IRI.test(text) ? undefined : 'is no address';
    case 'iri-reference':
    case 'uri-reference':
      return NOT_IN_IRI.test(text) ? 'is no address' : undefined;
    default:
      return undefined;
  }
}

function isDateTime(text: string): boolean {
  const found = DATE_TIME.exec(text);
  if (!found) return false;
  const [year = 0, month = 0, day = 0] = found.slice(1, 4).map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
