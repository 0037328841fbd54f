import equal from '../../../../data/licences/equal.json' with { type: 'json' };
import spdx from '../../../../data/licences/spdx.gen.json' with { type: 'json' };

/** Ids are compared without case. Source: SPDX 2.3, annex D.2. */
function bySpelling(ids: readonly string[]): ReadonlyMap<string, string> {
  return new Map(ids.map((id) => [id.toLowerCase(), id]));
}

let licences: ReadonlyMap<string, string> | undefined;
let exceptions: ReadonlyMap<string, string> | undefined;

/** The id of SPDX's licence list that a text is, as the list spells it. */
export function spdxLicence(text: string): string | undefined {
  licences ??= bySpelling(spdx.licences);
  return licences.get(text.toLowerCase());
}

/** The id of SPDX's list of exceptions that a text is. */
export function spdxException(text: string): string | undefined {
  exceptions ??= bySpelling(spdx.exceptions);
  return exceptions.get(text.toLowerCase());
}

const ONLY: ReadonlySet<string> = new Set(equal.only);
const SAME = new Map<string, string>(Object.entries(equal.same));

/** What SPDX says to write in the place of an id that it has deprecated, an exception included; else the id itself. */
export function currentLicence(id: string, orLater: boolean): string {
  if (ONLY.has(id)) return `${id}-${orLater ? 'or-later' : 'only'}`;
  return `${SAME.get(id) ?? id}${orLater ? '+' : ''}`;
}

/** All ids of SPDX's licence list, deprecated ones included, as it spells them. */
export function spdxLicences(): readonly string[] {
  return spdx.licences;
}

/** All ids of SPDX's list of exceptions. */
export function spdxExceptions(): readonly string[] {
  return spdx.exceptions;
}
