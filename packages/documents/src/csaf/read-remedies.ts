import type { VexResponse, VexStatement } from '@morel/model';
import { asString, get } from '@morel/parse';

/** What a remedy of a category answers. Source: CSAF 2.0, section 3.2.3.12.1. */
const RESPONSES: ReadonlyMap<string, VexResponse> = new Map<string, VexResponse>([
  ['vendor_fix', 'update'],
  ['workaround', 'workaround_available'],
  ['no_fix_planned', 'will_not_fix'],
]);

type Remedy = Pick<VexStatement, 'action' | 'actionTime' | 'responses' | 'workaround'>;

/** What entries of `remediations` say together. */
export function remedyOf(remediations: readonly unknown[]): Remedy {
  const action = textsOf(remediations.filter((entry) => !isWorkaround(entry)));
  const workaround = textsOf(remediations.filter(isWorkaround));
  const responses = [...new Set(remediations.flatMap((entry) => RESPONSES.get(categoryOf(entry)) ?? []))];
  const times = remediations.flatMap((entry) => asString(get(entry, 'date')) ?? []);
  const actionTime = times.toSorted((a, b) => Date.parse(b) - Date.parse(a))[0];
  return {
    ...(action !== undefined && { action }),
    ...(actionTime !== undefined && { actionTime }),
    ...(responses.length > 0 && { responses }),
    ...(workaround !== undefined && { workaround }),
  };
}

function categoryOf(entry: unknown): string {
  return asString(get(entry, 'category')) ?? '';
}

function isWorkaround(entry: unknown): boolean {
  return categoryOf(entry) === 'workaround';
}

function textsOf(remediations: readonly unknown[]): string | undefined {
  const texts = remediations.flatMap((entry) => {
    const [details, url] = [asString(get(entry, 'details')), asString(get(entry, 'url'))];
    if (details === undefined) return [];
    return url === undefined ? details : `${details} (${url})`;
  });
  return texts.length > 0 ? [...new Set(texts)].join('; ') : undefined;
}
