import { asString, get, type Step } from '@morel/parse';
import { substitute } from '../substitute.ts';
import type { Say, YamlImage } from '../yaml-images.ts';

/** Where a file has an image, and what may stand in it. */
export interface ImagePlace {
  readonly at: readonly Step[];
  /** The member that holds the name, where the image is a map. */
  readonly member: string;
  readonly lookUp?: (name: string) => string | undefined;
}

const NO_VALUE: NonNullable<ImagePlace['lookUp']> = () => undefined;
/** Templates of build systems that no `$` begins. */
const TEMPLATE = /<<.*>>|%\w+%/;

/** The image of a job or a service: its name, or a map that holds it. None where nothing is named. */
export function* imageValue(
  value: unknown,
  { at, member, lookUp = NO_VALUE }: ImagePlace,
  say: Say,
): Generator<YamlImage> {
  if (value === undefined || value === null || value === '') return;
  const short = asString(value);
  const written = (short ?? asString(get(value, member)))?.trim();
  const place = short === undefined ? [...at, member] : at;
  if (written === undefined) say('unknown-entry', 'the image is no text', at);
  else if (written !== '')
    yield {
      written,
      image: TEMPLATE.test(written) ? { unknown: written } : substitute(written, lookUp),
      at: place,
      kinds: ['build'],
    };
}
