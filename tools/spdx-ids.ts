/**
 * `data/licences/spdx.gen.json`: the ids of SPDX's licences and exceptions. They come with CycloneDX's schema of them, which
 * has both in one list: the licences, then, the alphabet beginning anew, the exceptions.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FROM = 'node_modules/@cyclonedx/cyclonedx-library/res/schema/spdx.SNAPSHOT.schema.json';
const FIRST_EXCEPTION = '389-exception';

/** Paths below the root of the checkout with the text that stands there. */
export function spdxIds(root: string): [path: string, text: string][] {
  const schema = JSON.parse(readFileSync(join(root, FROM), 'utf8')) as { $comment: string; enum: string[] };
  const at = schema.enum.indexOf(FIRST_EXCEPTION);
  if (at < 0) throw new Error(`${FROM} has no ${FIRST_EXCEPTION}`);
  const lists = {
    version: schema.$comment.replace(/^v[\d.]+-/, ''),
    licences: schema.enum.slice(0, at),
    exceptions: schema.enum.slice(at),
  };
  return [['data/licences/spdx.gen.json', `${JSON.stringify(lists)}\n`]];
}
