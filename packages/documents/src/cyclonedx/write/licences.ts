import type { Licence } from '@morel/model';
import spdx from '../schemas/spdx.gen.json' with { type: 'json' };
import { isAddress } from './values.ts';

const IDS: ReadonlySet<string> = new Set(spdx.enum);

/**
 * Licences as a list of `license` objects, or one `expression`: up to version 1.6 the two do not mix. An expression beside
 * other licences is written as a name. Source: CycloneDX 1.6, `#/definitions/licenseChoice`.
 */
export function licencesJson(licences: readonly Licence[]): object[] {
  const [only] = licences;
  if (licences.length === 1 && only?.expression !== undefined && !IDS.has(only.expression))
    return [{ expression: only.expression, ...kindOf(only) }];
  return licences.map((licence) => ({ license: { ...identityOf(licence), ...kindOf(licence), ...urlOf(licence) } }));
}

function identityOf({ expression, name }: Licence): object {
  if (expression !== undefined && IDS.has(expression)) return { id: expression };
  return { name: expression ?? name ?? '' };
}

function kindOf({ kind }: Licence): object {
  return kind === undefined ? {} : { acknowledgement: kind };
}

function urlOf({ url }: Licence): object {
  return url === undefined || !isAddress(url) ? {} : { url };
}
